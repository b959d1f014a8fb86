package fy.campaign;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Random;

/** The monitor dies after its own commit and before Kafka knows of it. */
final class MonitorDiesBetweenCommits implements Fault {

    private static final String CHECKPOINTS = "select coalesce(sum(next_offset), 0) from monitor_checkpoints";

    @Override
    public String name() {
        return "monitor-between-commits";
    }

    @Override
    public String dose() {
        return "the batch is held up by a lock, the broker frozen, the batch let go; kill -9 after its commit";
    }

    @Override
    public int strikes() {
        return 10;
    }

    @Override
    public Allowed allowed() {
        return Allowed.tryAgain("requests in flight of that replica", Duration.ofSeconds(16), Duration.ofSeconds(5));
    }

    @Override
    public void strike(Stage stage, Random random) throws Exception {
        String waiting;
        long broker = stage.servers().kafka().pid();
        try (var holding = stage.superuser()) {
            holding.setAutoCommit(false);
            Sessions.run(holding, "select * from projection for update");
            waiting = Sessions.awaitBlocked(stage, "%from projection for share%");
            long before = Sessions.number(stage, CHECKPOINTS);
            Signals.freeze(broker);
            holding.rollback();
            await().atMost(Duration.ofSeconds(10)).until(() -> Sessions.number(stage, CHECKPOINTS) > before);
            stage.replica(waiting).app().kill();
        } finally {
            Signals.thaw(broker);
        }
        stage.replica(waiting).app().startAgain();
    }
}
