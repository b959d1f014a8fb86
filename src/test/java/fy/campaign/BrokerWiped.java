package fy.campaign;

import java.time.Duration;
import java.util.Random;

/** The broker loses its disk, and an operator publishes the ledgers again. */
final class BrokerWiped implements Fault {

    @Override
    public String name() {
        return "broker-wiped";
    }

    @Override
    public String dose() {
        return "kill -9 the broker, delete its data, start it, republish from the ledgers";
    }

    @Override
    public int strikes() {
        return 1;
    }

    @Override
    public Allowed allowed() {
        return Allowed.nothing("no request without an answer", Duration.ofSeconds(16));
    }

    @Override
    public void strike(Stage stage, Random random) throws Exception {
        var kafka = stage.servers().kafka();
        kafka.kill();
        kafka.wipe();
        kafka.startAgain();
        new Operator(stage.doors().getFirst()).republish();
    }
}
