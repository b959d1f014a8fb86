package fy.campaign;

import java.time.Duration;
import java.util.Random;

/** The relay dies when Kafka has acknowledged a run and the database does not know it yet. */
final class RelayDiesBeforeItsMark implements Fault {

    @Override
    public String name() {
        return "relay-before-its-mark";
    }

    @Override
    public String dose() {
        return "the mark is held up by a lock on its row; kill -9 the replica that waits for it";
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
        try (var holding = stage.superuser()) {
            holding.setAutoCommit(false);
            Sessions.run(holding, "select * from publication for update");
            waiting = Sessions.awaitBlocked(stage, "%update publication set last_position%");
            stage.replica(waiting).app().kill();
            holding.rollback();
        }
        stage.replica(waiting).app().startAgain();
    }
}
