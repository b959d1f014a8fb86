package fy.campaign;

import java.time.Duration;
import java.util.Random;

/** Every session of the app is ended by an operator of the database. */
final class TerminateSessions implements Fault {

    @Override
    public String name() {
        return "terminate-sessions";
    }

    @Override
    public String dose() {
        return "pg_terminate_backend for every session of the app";
    }

    @Override
    public int strikes() {
        return 20;
    }

    @Override
    public Allowed allowed() {
        return Allowed.tryAgain(
                "at most one 503 for each pooled connection", Duration.ofSeconds(16), Duration.ofSeconds(5));
    }

    @Override
    public void strike(Stage stage, Random random) throws Exception {
        try (var connection = stage.superuser()) {
            Sessions.run(connection, "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'fy_app'");
        }
    }
}
