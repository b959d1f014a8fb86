package fy.campaign;

import java.time.Duration;
import java.util.Random;

/** The way to the database gets long. */
final class SlowDatabaseLink implements Fault {

    @Override
    public String name() {
        return "slow-database-link";
    }

    @Override
    public String dose() {
        return "+50 ms, then +200 ms on every answer of the database to one replica, 5 s each";
    }

    @Override
    public int strikes() {
        return 3;
    }

    @Override
    public Allowed allowed() {
        return Allowed.tryAgain(
                "slower; 503 where a transaction would take too long", Duration.ofSeconds(16), Duration.ofSeconds(5));
    }

    @Override
    public void strike(Stage stage, Random random) throws Exception {
        var replica = stage.replicas().get(random.nextInt(stage.replicas().size()));
        replica.database().delay(Duration.ofMillis(50));
        Fault.hold(Duration.ofSeconds(5));
        replica.database().delay(Duration.ofMillis(200));
        Fault.hold(Duration.ofSeconds(5));
        replica.database().heal();
    }
}
