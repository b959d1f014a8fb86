package fy.campaign;

import java.time.Duration;
import java.util.Random;

/** What one replica says to the database goes nowhere. */
final class LinkBlackholed implements Fault {

    @Override
    public String name() {
        return "link-black-holed";
    }

    @Override
    public String dose() {
        return "every byte between one replica and the database held back for 20 s";
    }

    @Override
    public int strikes() {
        return 5;
    }

    @Override
    public Allowed allowed() {
        return Allowed.tryAgain(
                "503 or a reset from that replica until the proxy leaves it out",
                Duration.ofSeconds(17),
                Duration.ofSeconds(5));
    }

    @Override
    public void strike(Stage stage, Random random) throws Exception {
        var replica = stage.replicas().get(random.nextInt(stage.replicas().size()));
        replica.database().silence();
        Fault.hold(Duration.ofSeconds(20));
        replica.database().heal();
    }
}
