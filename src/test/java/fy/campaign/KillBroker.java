package fy.campaign;

import java.time.Duration;
import java.util.Random;

/** The broker dies and is away for a while. */
final class KillBroker implements Fault {

    @Override
    public String name() {
        return "kill-broker";
    }

    @Override
    public String dose() {
        return "kill -9 the broker, started again after 5 s";
    }

    @Override
    public int strikes() {
        return 10;
    }

    @Override
    public Allowed allowed() {
        return Allowed.nothing("no request without an answer", Duration.ofSeconds(16));
    }

    @Override
    public void strike(Stage stage, Random random) throws Exception {
        stage.servers().kafka().kill();
        Fault.hold(Duration.ofSeconds(5));
        stage.servers().kafka().startAgain();
    }
}
