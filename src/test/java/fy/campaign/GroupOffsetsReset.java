package fy.campaign;

import java.time.Duration;
import java.util.Random;

/** Somebody resets what Kafka remembers of its readers. */
final class GroupOffsetsReset implements Fault {

    @Override
    public String name() {
        return "group-offsets-reset";
    }

    @Override
    public String dose() {
        return "all replicas killed; the monitor's offsets set to 0, 1000 back and to the end, the mails' to 0; started again";
    }

    @Override
    public int strikes() {
        return 3;
    }

    @Override
    public Allowed allowed() {
        return Allowed.tryAgain(
                "503 while nothing runs; nothing else changes", Duration.ofSeconds(17), Duration.ofSeconds(10));
    }

    @Override
    public void strike(Stage stage, Random random) throws Exception {
        for (var replica : stage.replicas()) {
            replica.app().kill();
        }
        var offsets = new GroupOffsets(stage.servers().kafka().address());
        offsets.reset("inventory-monitor", random.nextInt(3));
        offsets.reset("notifications", 0);
        for (var replica : stage.replicas()) {
            replica.app().startAgain();
        }
    }
}
