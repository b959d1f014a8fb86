package fy.stepping;

import fy.shared.Jdbc;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Plays a race again and again, each time with its statements in another order, and looks at what came of it. */
@ApplicationScoped
public class Schedules {

    private static final int PROCESSES = 3;

    @Inject
    Jdbc jdbc;

    @Inject
    @DataSource("deciding")
    AgroalDataSource deciding;

    private final List<SteppedDatabase> databases = new ArrayList<>();

    /** What each process does, in a world made for this one race, and what must be true whoever was faster. */
    public record Race(List<Callable<?>> acts, Check check) {}

    public interface Check {
        /** @param answers by process: what it returned, or what it threw */
        void holds(List<Object> answers) throws Exception;
    }

    /** @param complete whether these were all the orders there are */
    public record Played(int schedules, boolean complete) {}

    /** The database as a process sees it, 0 to 2. */
    public AgroalDataSource database(int process) {
        while (databases.size() < PROCESSES) {
            databases.add(new SteppedDatabase(deciding, databases.size()));
        }
        return databases.get(process).dataSource();
    }

    /** Every order, or as many as {@code most} in a systematic search. */
    public Played everyOrder(int most, Supplier<Race> race) throws Exception {
        var choices = new ArrayList<int[]>();
        for (int played = 1; ; played++) {
            var path = List.copyOf(choices);
            choices.clear();
            play(race.get(), choices, step -> step < path.size() ? path.get(step)[0] : 0);
            while (!choices.isEmpty() && choices.getLast()[0] + 1 == choices.getLast()[1]) {
                choices.removeLast();
            }
            if (choices.isEmpty() || played == most) {
                return new Played(played, choices.isEmpty());
            }
            choices.getLast()[0]++;
        }
    }

    /** Orders by chance; the same seed makes the same choices. */
    public void someOrders(long seed, int many, Supplier<Race> race) throws Exception {
        for (int i = 0; i < many; i++) {
            var chance = new Random(seed + i);
            play(race.get(), new ArrayList<>(), step -> chance.nextInt(PROCESSES * 2));
        }
    }

    private void play(Race race, List<int[]> choices, IntUnaryOperator choose) throws Exception {
        int processes = race.acts().size();
        var turnstile = new Turnstile(processes, this::waitingForLocks);
        var order = new StringBuilder();
        databases.subList(0, processes).forEach(database -> database.turnstile(turnstile));
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, processes)
                    .mapToObj(process -> people.submit(() -> act(race, process, turnstile)))
                    .toList();
            for (var here = turnstile.atRest(); !here.isEmpty(); here = turnstile.atRest()) {
                int choice = choose.applyAsInt(choices.size()) % here.size();
                choices.add(new int[] {choice, here.size()});
                order.append(here.get(choice));
                turnstile.letThrough(here.get(choice));
            }
            look(race, answers, turnstile, order.toString());
        } finally {
            databases.forEach(database -> database.turnstile(null));
        }
    }

    private static Object act(Race race, int process, Turnstile turnstile) throws Exception {
        try {
            return race.acts().get(process).call();
        } finally {
            turnstile.done(process);
        }
    }

    private static void look(Race race, List<Future<Object>> answers, Turnstile turnstile, String order) {
        try {
            if (!turnstile.collisions().isEmpty()) {
                throw new AssertionError("they collided: " + turnstile.collisions());
            }
            race.check().holds(answers.stream().map(Schedules::answer).toList());
        } catch (Exception | AssertionError e) {
            throw new AssertionError("with the statements in the order " + order + ": " + e.getMessage(), e);
        }
    }

    private static Object answer(Future<Object> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e;
        }
    }

    private java.util.Set<Integer> waitingForLocks(java.util.Set<Integer> backends) {
        return new HashSet<>(jdbc.list(
                "select distinct pid from pg_locks where not granted and pid = any (?::int[])",
                row -> row.getInt(1),
                List.copyOf(backends)));
    }
}
