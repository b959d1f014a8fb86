package fy.campaign;

import java.time.Duration;
import java.util.Random;

/** The database says nothing for half a minute. */
final class DatabaseFrozen implements Fault {

    @Override
    public String name() {
        return "database-frozen";
    }

    @Override
    public String dose() {
        return "SIGSTOP every process of PostgreSQL for 30 s, then SIGCONT";
    }

    @Override
    public int strikes() {
        return 3;
    }

    @Override
    public Allowed allowed() {
        return Allowed.tryAgain(
                "503 within the time-outs, never a hang; orders again within 10 s",
                Duration.ofSeconds(17),
                Duration.ofSeconds(10));
    }

    @Override
    public void strike(Stage stage, Random random) throws Exception {
        var pids = Signals.postgres(stage.servers().folder());
        Signals.send("STOP", pids);
        Fault.hold(Duration.ofSeconds(30));
        Signals.send("CONT", pids);
    }
}
