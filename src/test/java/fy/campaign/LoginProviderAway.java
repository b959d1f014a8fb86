package fy.campaign;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;

/** Whom people log in with is not there, and then says nothing; many try all the same. */
final class LoginProviderAway implements Fault {

    private static final int SECONDS = 12;
    private static final int EACH_SECOND = 5;

    @Override
    public String name() {
        return "login-provider-away";
    }

    @Override
    public String dose() {
        return "for 12 s each, every connection to the login provider reset, and no answer at all; five a second try to log in";
    }

    @Override
    public int strikes() {
        return 2;
    }

    @Override
    public Allowed allowed() {
        return Allowed.nothing(
                "who logs in is sent back to the login page; others do not notice", Duration.ofSeconds(9));
    }

    @Override
    public void strike(Stage stage, Random random) throws Exception {
        stage.login().refuse();
        people(stage);
        stage.login().heal();
        stage.login().silence();
        people(stage);
        stage.login().heal();
    }

    private static void people(Stage stage) {
        var login = Request.page("/login/" + Stage.LOGIN, "", UUID.randomUUID(), Optional.empty());
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SECONDS * EACH_SECOND; i++) {
                people.submit(() -> stage.send(login));
                Fault.hold(Duration.ofMillis(1_000 / EACH_SECOND));
            }
        }
    }
}
