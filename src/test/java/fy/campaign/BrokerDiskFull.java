package fy.campaign;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** The broker has not one block left to write to. */
final class BrokerDiskFull implements Fault {

    @Override
    public String name() {
        return "broker-disk-full";
    }

    @Override
    public String dose() {
        return "the broker's file system filled to its last block for 15 s, then freed and the broker started again";
    }

    @Override
    public int strikes() {
        return 3;
    }

    @Override
    public Allowed allowed() {
        return Allowed.nothing("no request without an answer", Duration.ofSeconds(16));
    }

    @Override
    public Optional<String> impossible(Stage stage) {
        return stage.disks().isEmpty() ? Optional.of("no file system may be mounted here") : Optional.empty();
    }

    @Override
    public void strike(Stage stage, Random random) throws Exception {
        var disk = stage.disks().orElseThrow().broker();
        disk.fill();
        Fault.hold(Duration.ofSeconds(15));
        disk.free();
        stage.servers().kafka().kill();
        stage.servers().kafka().startAgain();
    }
}
