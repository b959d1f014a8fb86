package fy.campaign;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** A replica stops for a while in the middle of whatever it does, and goes on as if nothing had been. */
final class FreezeReplica implements Fault {

    private static final List<Duration> SECONDS =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(45));

    @Override
    public String name() {
        return "freeze-replica";
    }

    @Override
    public String dose() {
        return "SIGSTOP one replica for 5, 15 or 45 s, then SIGCONT";
    }

    @Override
    public int strikes() {
        return 6;
    }

    @Override
    public Allowed allowed() {
        return Allowed.tryAgain(
                "the other serves; requests of the frozen one end at the proxy",
                Duration.ofSeconds(17),
                Duration.ofSeconds(5));
    }

    @Override
    public void strike(Stage stage, Random random) throws Exception {
        var replica = stage.replicas().get(random.nextInt(stage.replicas().size()));
        Signals.freeze(replica.app().pid());
        Fault.hold(SECONDS.get(random.nextInt(SECONDS.size())));
        Signals.thaw(replica.app().pid());
    }
}
