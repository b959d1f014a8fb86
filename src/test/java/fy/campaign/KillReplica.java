package fy.campaign;

import java.time.Duration;
import java.util.Random;

/** A replica dies, whatever it is at, and comes back. */
final class KillReplica implements Fault {

    @Override
    public String name() {
        return "kill-replica";
    }

    @Override
    public String dose() {
        return "kill -9 one of two replicas under load, started again";
    }

    @Override
    public int strikes() {
        return 10;
    }

    @Override
    public Allowed allowed() {
        return Allowed.tryAgain("requests in flight; a retry succeeds", Duration.ofSeconds(16), Duration.ofSeconds(5));
    }

    @Override
    public void strike(Stage stage, Random random) throws Exception {
        var replica = stage.replicas().get(random.nextInt(stage.replicas().size()));
        replica.app().kill();
        replica.app().startAgain();
    }
}
