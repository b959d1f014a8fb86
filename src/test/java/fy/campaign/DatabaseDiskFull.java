package fy.campaign;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.awaitility.Awaitility;

/** The database has not one block left to write to. */
final class DatabaseDiskFull implements Fault {

    @Override
    public String name() {
        return "database-disk-full";
    }

    @Override
    public String dose() {
        return "the database's file system filled to its last block for 15 s, then freed; started again where it had ended";
    }

    @Override
    public int strikes() {
        return 3;
    }

    @Override
    public Allowed allowed() {
        return Allowed.tryAgain(
                "503 with Retry-After; orders again within 10 s", Duration.ofSeconds(16), Duration.ofSeconds(10));
    }

    @Override
    public Optional<String> impossible(Stage stage) {
        return stage.disks().isEmpty() ? Optional.of("no file system may be mounted here") : Optional.empty();
    }

    @Override
    public void strike(Stage stage, Random random) throws Exception {
        var disk = stage.disks().orElseThrow().database();
        disk.fill();
        Fault.hold(Duration.ofSeconds(15));
        disk.free();
        if (!answers(stage)) {
            if (!stage.servers().postgresRuns()) {
                stage.servers().killPostgres();
                stage.servers().startPostgresAgain();
            }
            Awaitility.await("the database takes part again")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> answers(stage));
        }
    }

    private static boolean answers(Stage stage) {
        try (var connection = stage.superuser()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }
}
