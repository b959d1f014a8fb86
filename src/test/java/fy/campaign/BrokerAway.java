package fy.campaign;

import java.time.Duration;
import java.util.Random;

/** The broker is away for so long that nobody would wait for it. */
final class BrokerAway implements Fault {

    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("faults.away", 300));

    @Override
    public String name() {
        return "broker-away";
    }

    @Override
    public String dose() {
        return "kill -9 the broker, started again after " + AWAY.toSeconds() + " s";
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
        stage.servers().kafka().kill();
        Fault.hold(AWAY);
        stage.servers().kafka().startAgain();
    }
}
