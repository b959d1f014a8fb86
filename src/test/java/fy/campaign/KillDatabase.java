package fy.campaign;

import java.time.Duration;
import java.util.Random;

/** The database dies as in a power cut. */
final class KillDatabase implements Fault {

    @Override
    public String name() {
        return "kill-database";
    }

    @Override
    public String dose() {
        return "kill -9 every process of PostgreSQL, started again after 2 s";
    }

    @Override
    public int strikes() {
        return 10;
    }

    @Override
    public Allowed allowed() {
        return Allowed.tryAgain(
                "503 with Retry-After; orders again within 10 s", Duration.ofSeconds(16), Duration.ofSeconds(10));
    }

    @Override
    public void strike(Stage stage, Random random) throws Exception {
        stage.servers().killPostgres();
        Fault.hold(Duration.ofSeconds(2));
        stage.servers().startPostgresAgain();
    }
}
