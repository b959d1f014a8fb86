package fy.campaign;

import java.time.Duration;
import java.util.Random;

/** A new version is rolled out under load. */
final class RollingRestart implements Fault {

    /** The proxy gives a new replica its full share only after a while. */
    private static final Duration WARMING_UP = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "rolling-restart";
    }

    @Override
    public String dose() {
        return "SIGTERM one replica under load, started again, then the other: ten restarts in a row";
    }

    @Override
    public int strikes() {
        return 5;
    }

    /** Ten restarts, whatever else is asked. */
    @Override
    public int strikes(int most) {
        return strikes();
    }

    @Override
    public Allowed allowed() {
        return Allowed.nothing("no failed request", Duration.ofSeconds(16));
    }

    @Override
    public void strike(Stage stage, Random random) throws Exception {
        for (var replica : stage.replicas()) {
            replica.app().stop();
            replica.app().startAgain();
            stage.awaitInRotation();
            Fault.hold(WARMING_UP);
        }
    }
}
