package fy.campaign;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import java.net.URI;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import proof.checker.Operation.Answer;

/** One server after the other goes away: what goes on, what people are told, and what the health endpoints say. */
class DegradeIT {

    private static final String LIVE = "/q/health/live";
    private static final String READY = "/q/health/ready";
    private static final String LAGGING = "/q/health/group/lagging";

    /** The driver waits five seconds for a silent database, the pool three for a connection. */
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(9);

    private static OwnServers servers;
    private static Link database;
    private static Link mail;
    private static Link login;
    private static PackagedApp app;
    private static Http door;
    private static Acts acts;

    private static int orders;

    @BeforeAll
    static void aMarketplace() throws Exception {
        servers = OwnServers.start();
        database = Link.to(
                URI.create(servers.jdbcUrl().substring("jdbc:".length())).getPort());
        mail = Link.to(servers.smtpPort());
        login = Link.to(1);
        var url = "jdbc:postgresql://127.0.0.1:" + database.port() + "/fy";
        var settings = new HashMap<>(Bazaar.SETTINGS);
        settings.put("quarkus.datasource.jdbc.url", url);
        settings.put("quarkus.datasource.deciding.jdbc.url", url);
        settings.put("quarkus.flyway.jdbc-url", url);
        settings.put("quarkus.mailer.port", Integer.toString(mail.port()));
        settings.put("quarkus.oidc.tenant-enabled", "true");
        settings.put("fy.login.somebody.client-id", "degrade");
        settings.put("fy.login.somebody.client-secret", "nothing-secret-of-the-tests-0123456789");
        settings.put("fy.login.somebody.auth-server-url", "http://127.0.0.1:" + login.port());
        settings.put("fy.lagging-after", "3s");
        app = PackagedApp.start(servers, "web,relay,monitor,notifications", settings);
        door = new Http(app.address());
        try (var connection = DriverManager.getConnection(servers.jdbcUrl(), "fy_owner", "fy_owner")) {
            acts = new Acts(Bazaar.open(connection, 3, 8));
        }
        acts.opening(1_000, 1_000)
                .forEach(request -> assertThat(door.send(request).status()).isEqualTo(201));
    }

    @AfterEach
    void allIsWellAgain() {
        await().atMost(60, SECONDS).until(() -> status(READY) == 200 && status(LAGGING) == 200);
    }

    @AfterAll
    static void close() throws Exception {
        app.close();
        database.close();
        mail.close();
        login.close();
        servers.close();
    }

    @Test
    void without_a_broker_everything_is_sold_and_shown_and_the_lag_is_told() throws Exception {
        servers.kafka().kill();
        try {
            goesOn();
            await().atMost(20, SECONDS).until(() -> status(LAGGING) == 503);
            goesOn();
        } finally {
            servers.kafka().startAgain();
        }
    }

    @Test
    void without_a_mail_server_everything_is_sold_and_shown_and_the_lag_is_told() {
        mail.silence();
        try {
            goesOn();
            await().atMost(20, SECONDS).until(() -> status(LAGGING) == 503);
            goesOn();
        } finally {
            mail.heal();
        }
    }

    @Test
    void without_a_login_provider_only_logging_in_is_not_possible() {
        login.silence();
        try {
            long start = System.nanoTime();
            var answer = door.send(page("/login/somebody"));
            assertThat(answer.status()).isEqualTo(302);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TOLD_WITHIN);
            goesOn();
            assertThat(status(LAGGING)).isEqualTo(200);
        } finally {
            login.heal();
        }
    }

    @Test
    void while_the_database_says_nothing_everybody_is_told_to_try_again_in_time() {
        database.silence();
        try {
            everybodyIsTold();
            await().atMost(30, SECONDS).until(() -> status(READY) == 503);
            everybodyIsTold();
        } finally {
            database.heal();
        }
        await().atMost(10, SECONDS).until(() -> ordered().status() == 201);
    }

    @Test
    void while_the_database_is_gone_everybody_is_told_to_try_again() {
        database.refuse();
        try {
            everybodyIsTold();
            await().atMost(30, SECONDS).until(() -> status(READY) == 503 && status(LAGGING) == 503);
        } finally {
            database.heal();
        }
        await().atMost(10, SECONDS).until(() -> ordered().status() == 201);
    }

    private static void goesOn() {
        assertThat(ordered().status()).isEqualTo(201);
        assertThat(door.send(page("/")).status()).isEqualTo(200);
        assertThat(status(LIVE)).isEqualTo(200);
        assertThat(status(READY)).isEqualTo(200);
    }

    /** Twelve at once, of three kinds; the process is alive all the while. */
    private static void everybodyIsTold() {
        var told = new ArrayList<Future<Told>>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 12; i++) {
                var request = List.of(page("/"), page("/art/alba_00"), order()).get(i % 3);
                told.add(people.submit(() -> told(request)));
            }
        }
        assertThat(told).map(Future::resultNow).allSatisfy(it -> {
            assertThat(it.answer().status()).as(it.toString()).isEqualTo(503);
            assertThat(it.answer().retryAfter()).isNotEmpty();
            assertThat(it.after()).as(it.path()).isLessThan(TOLD_WITHIN);
        });
        assertThat(status(LIVE)).isEqualTo(200);
    }

    private record Told(String path, Answer answer, Duration after) {}

    private static Told told(Request request) {
        long start = System.nanoTime();
        var answer = door.send(request);
        return new Told(request.path(), answer, Duration.ofNanos(System.nanoTime() - start));
    }

    private static Request page(String path) {
        return Request.page(path, "", UUID.randomUUID(), Optional.empty());
    }

    private static Answer ordered() {
        return door.send(order());
    }

    private static Request order() {
        for (var random = new Random(++orders); ; ) {

            var next = acts.next(random, "degrade-" + random.nextLong()).getFirst();
            if (next.path().equals("/api/orders") && next.method().equals("POST")) {
                return next;
            }
        }
    }

    private static int status(String path) {
        return door.send(page(path)).status();
    }
}
