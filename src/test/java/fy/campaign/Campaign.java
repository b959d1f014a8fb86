package fy.campaign;

import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import proof.checker.Checker;

/** Faults one after the other on one stage under one workload; after each, when all is quiet, the checker. */
final class Campaign implements AutoCloseable {

    private static final int ACTS_PER_SECOND = 60;
    private static final int BROWSERS = 12;
    private static final int WARM = 60;
    private static final int SELLING = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final long seed;
    private final Stage stage;
    private final Acts acts;
    private final History history;
    private final Browsers browsers;
    private final Desks desks;
    private final Onlookers onlookers;
    private int runs;

    /** A mail server's thread may well end with an error when its client is torn away: that is the fault, not the test. */
    static {
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    /** @param ownDisks whether database and broker get file systems of their own, where that can be */
    Campaign(long seed, boolean ownDisks) throws Exception {
        this.seed = seed;
        this.stage = Stage.set(ownDisks);
        this.history = stage.history();
        this.acts = new Acts(stage.bazaar());
        this.browsers = new Browsers(stage.bazaar(), BROWSERS);
        this.desks = new Desks(stage.bazaar());
        this.onlookers = Onlookers.of(stage.bazaar(), stage.addresses().getFirst());
        try (var opening = driver("open")) {
            acts.opening(20_000, 60)
                    .forEach(request -> opening.send(request, stage.doors().getFirst()));
            opening.start(seed);
            goesOn(opening, 4 * WARM);
        }
    }

    /** {@code -Dfaults.seed=}; 1 where none is given. */
    static long seed() {
        return Long.getLong("faults.seed", 1);
    }

    /** Those that {@code -Dfaults.only=} names, by their names and commas between; all where it is not given. */
    static List<Fault> chosen(List<Fault> faults) {
        var only = System.getProperty("faults.only", "");
        var names = Arrays.asList(only.split(","));
        return faults.stream()
                .filter(fault -> only.isBlank() || names.contains(fault.name()))
                .toList();
    }

    boolean hasFront() {
        return stage.hasFront();
    }

    Optional<String> impossible(Fault fault) {
        return fault.impossible(stage);
    }

    /** @param strikes how often it strikes */
    Result run(Fault fault, int strikes) throws Exception {
        int from;
        var random = new Random(seed * 1_000 + ++runs);
        var recovered = Duration.ZERO;
        try (var driver = driver(fault.name() + runs)) {
            driver.start(random.nextLong());
            goesOn(driver, WARM);
            from = history.size();
            for (int i = 0; i < strikes; i++) {
                fault.strike(stage, random);
                var took = goesOn(driver, SELLING);
                recovered = took.compareTo(recovered) > 0 ? took : recovered;
                goesOn(driver, WARM);
            }
        }
        phase(fault.name() + ": struck and gone on with");
        long quiet = System.nanoTime();
        driver("settle").settle(PATIENCE.toNanos());
        phase("settled");
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(() -> Quiet.published(stage.servers().jdbcUrl()));
        phase("published and folded");
        Quiet.await(stage.servers().jdbcUrl(), PATIENCE);
        var caughtUp = Duration.ofNanos(System.nanoTime() - quiet);
        phase("mailed and quiet");
        var late = onlookers.behind(heads());
        var evidence = Evidence.gather(stage.servers(), history.operations()).facts();
        phase("evidence gathered");
        var verdict = Checker.check(evidence);
        phase("judged");
        var result = new Result(
                fault,
                strikes,
                history.outcomes(from),
                Duration.ofMillis(history.slowestMillis(from)),
                recovered,
                caughtUp,
                verdict,
                Stream.concat(complaints(fault.allowed(), from, recovered).stream(), late.stream())
                        .toList(),
                onlookers.story());
        System.out.println(Report.row(result));
        result.complaints().forEach(complaint -> System.out.println("  " + complaint));
        if (!verdict.silent()) {
            System.out.println(verdict);
        }
        return result;
    }

    @Override
    public void close() throws Exception {
        onlookers.close();
        stage.close();
    }

    private List<String> complaints(Fault.Allowed allowed, int from, Duration recovered) {
        var complaints = new ArrayList<String>();
        var slowest = Duration.ofMillis(history.slowestMillis(from));
        if (slowest.compareTo(allowed.slowest()) > 0) {
            complaints.add("somebody waited " + slowest + " for an answer, allowed are " + allowed.slowest());
        }
        if (recovered.compareTo(allowed.recovery()) > 0) {
            complaints.add("orders went through again after " + recovered + ", allowed are " + allowed.recovery());
        }
        if (!allowed.failures()) {
            history.unclear(from).forEach(operation -> complaints.add("no clear answer: " + operation));
        }
        return complaints;
    }

    private static void phase(String done) {
        System.out.println("  " + LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + done);
    }

    /** Seq of the last movement of every SKU. */
    private Map<String, Long> heads() throws SQLException {
        try (var connection = stage.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select sku, seq from stock")) {
            var heads = new HashMap<String, Long>();
            while (rows.next()) {
                heads.put(rows.getString("sku"), rows.getLong("seq"));
            }
            return heads;
        }
    }

    private Driver driver(String run) {
        return new Driver(acts, stage.doors(), history, run, ACTS_PER_SECOND).with((driver, door, random) -> {
            if (random.nextInt(3) == 0) {
                desks.visit(driver, door, random);
            } else {
                browsers.visit(driver, door, random);
            }
        });
    }

    /** How long it takes until so many more acts are acknowledged. */
    private static Duration goesOn(Driver driver, int howMany) {
        long start = System.nanoTime();
        long before = driver.acknowledged();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> driver.acknowledged() >= before + howMany);
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
