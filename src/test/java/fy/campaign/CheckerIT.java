package fy.campaign;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import proof.checker.Checker;
import proof.checker.Operation.Kind;
import proof.checker.Verdict;

/** The checker is silent about a marketplace that is well, and names what is wrong with each that is not. */
class CheckerIT {

    private static OwnServers servers;
    private static TopicCopies copies;
    private static Evidence evidence;
    private static int scratch;

    @BeforeAll
    static void aDayOfTrade() throws Exception {
        servers = OwnServers.start();
        var sent = new History();
        try (var app = PackagedApp.start(servers, "web,relay,monitor,notifications", Bazaar.SETTINGS);
                var connection = DriverManager.getConnection(servers.jdbcUrl(), "fy_owner", "fy_owner")) {
            var acts = new Acts(Bazaar.open(connection, 14, 30));
            var driver = new Driver(acts, List.of(new Http(app.address())), sent, "day", 80);
            acts.opening(400, 6).forEach(request -> driver.send(request, new Http(app.address())));
            driver.start(1);
            await().atMost(90, SECONDS)
                    .until(() -> driver.acknowledged() > 400
                            && Stream.of(Kind.ORDER, Kind.MOVE, Kind.PARCEL, Kind.CHANGE, Kind.RETURN)
                                    .allMatch(kind -> driver.acknowledged(kind) > 5));
            driver.close();
            driver.settle(Duration.ofSeconds(20).toNanos());
            Quiet.await(servers.jdbcUrl(), Duration.ofSeconds(60));
        }
        evidence = Evidence.gather(servers, sent.operations());
        copies = new TopicCopies(servers.kafka().address());
    }

    @AfterAll
    static void close() throws Exception {
        servers.close();
    }

    @Test
    void silent_about_a_healthy_world_and_tested_every_invariant_on_something() throws SQLException {
        var verdict = Checker.check(evidence.facts());

        assertThat(verdict.violations()).as(verdict.toString()).isEmpty();
        assertThat(verdict.tested()).hasSize(10).allSatisfy((invariant, facts) -> assertThat(facts)
                .as(invariant)
                .isGreaterThan(20));
        System.out.println("a healthy world: " + verdict);
    }

    static Stream<Named<Corruption>> corruptions() {
        return Corruptions.all().map(corruption -> Named.of(corruption.name(), corruption));
    }

    @ParameterizedTest
    @MethodSource("corruptions")
    void flags(Corruption corruption) throws Exception {
        var verdict = judge(corruption);

        assertThat(verdict.violations())
                .as(verdict.toString())
                .anyMatch(violation -> violation.invariant().equals(corruption.invariant()));
    }

    private static Verdict judge(Corruption corruption) throws Exception {
        return switch (corruption) {
            case Corruption.InTables tables -> Checker.check(evidence.facts(copyOfDatabase(tables.sql())));
            case Corruption.InTopic topic -> {
                var copy = copies.of(topic.topic(), topic.change());
                yield Checker.check(evidence.withTopics(name -> name.equals(topic.topic()) ? copy : name)
                        .facts());
            }
            case Corruption.InFacts facts -> {
                var changed = evidence.facts();
                facts.change().accept(changed);
                yield Checker.check(changed);
            }
        };
    }

    private static String copyOfDatabase(List<String> sql) throws SQLException {
        var name = "scratch_" + ++scratch;
        var server = servers.jdbcUrl().replaceAll("/[^/]*$", "/");
        try (var connection = DriverManager.getConnection(server + "postgres", "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " template fy");
        }
        try (var connection = DriverManager.getConnection(server + name, "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            long changed = 0;
            for (var corrupting : sql) {
                statement.execute(corrupting);
                changed += Math.max(0, statement.getUpdateCount());
            }
            assertThat(changed).as("rows that " + sql + " changed").isPositive();
        }
        return server + name;
    }
}
