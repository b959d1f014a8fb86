package fy.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import proof.checker.Operation;
import proof.checker.Operation.Kind;
import proof.checker.Operation.Outcome;

/** Many clients at once, who send what {@link Acts} thinks of, some of it twice, and write down what came back. */
final class Driver implements AutoCloseable {

    private static final int CLIENTS = 12;
    private static final int SETTLED_AT_ONCE = 16;

    /** Acts that one client begins between two of its visits, on average. */
    private static final int BETWEEN_VISITS = 30;

    private final Acts acts;
    private final List<Http> doors;
    private final History history;
    private final String run;
    private final long pauseNanos;
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Kind, LongAdder> acknowledged = new ConcurrentHashMap<>();
    private volatile boolean open = true;

    /** What people do through pages now and then beside all else; nothing where nobody does. */
    private Optional<Visits> visits = Optional.empty();

    /** Somebody goes through some pages; what it decides is sent through the driver. */
    @FunctionalInterface
    interface Visits {
        void visit(Driver driver, Http door, Random random);
    }

    /**
     * @param doors where requests are sent, in turn
     * @param perSecond acts a second that all clients together begin, whether or not the ones before were answered
     */
    Driver(Acts acts, List<Http> doors, History history, String run, int perSecond) {
        this.acts = acts;
        this.doors = doors;
        this.history = history;
        this.run = run;
        this.pauseNanos = 1_000_000_000L * CLIENTS / perSecond;
    }

    Driver with(Visits visits) {
        this.visits = Optional.of(visits);
        return this;
    }

    /** Everybody begins; what they do follows from the seed. */
    void start(long seed) {
        for (int c = 0; c < CLIENTS; c++) {
            int client = c;
            people.submit(() -> live(client, new Random(seed * 31 + client)));
        }
    }

    /** Orders and other acts that were answered with yes so far. */
    long acknowledged() {
        return acknowledged.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** Acts of this kind that were answered with yes so far. */
    long acknowledged(Kind kind) {
        return acknowledged.getOrDefault(kind, new LongAdder()).sum();
    }

    /** Nobody begins anything more; returns when all have their answer. */
    @Override
    public void close() {
        open = false;
        people.shutdown();
        try {
            if (!people.awaitTermination(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a client still waits for its answer after 60 s");
            }
        } catch (InterruptedException e) {
            people.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Sends every request whose outcome nobody knows again, until it is known. */
    void settle(long withinNanos) throws InterruptedException {
        long end = System.nanoTime() + withinNanos;
        for (var unknown = history.unknown(); !unknown.isEmpty(); unknown = history.unknown()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        unknown.size() + " acts stay without a clear answer: " + unknown.getFirst());
            }
            var door = doors.get((int) (System.nanoTime() / 1_000_000 % doors.size()));
            for (int i = 0; i < unknown.size(); i += SETTLED_AT_ONCE) {
                var some = unknown.subList(i, Math.min(unknown.size(), i + SETTLED_AT_ONCE));
                people.invokeAll(some.stream()
                        .map(request -> (Callable<Operation>) () -> send(request, door))
                        .toList());
            }
        }
    }

    Operation send(Request request, Http door) {
        long start = System.nanoTime();
        var operation = request.answered(door.send(request));
        history.add(request, operation, System.nanoTime() - start);
        if (operation.outcome() == Outcome.OK && request.kind() != Kind.READ) {
            acknowledged
                    .computeIfAbsent(request.kind(), kind -> new LongAdder())
                    .increment();
            switch (request.kind()) {
                case ORDER -> acts.placed(request, operation.answer().body());
                case PARCEL -> acts.sent(request);
                default -> {}
            }
        }
        return operation;
    }

    private void live(int client, Random random) {
        long due = System.nanoTime() + random.nextLong(pauseNanos);
        for (int n = 0; open; n++) {
            LockSupport.parkNanos(due - System.nanoTime());
            due += pauseNanos;
            var requests = acts.next(random, run + "-" + client + "-" + n);
            int again = random.nextInt(100);
            int door = random.nextInt(doors.size());
            if (visits.isPresent() && random.nextInt(BETWEEN_VISITS) == 0) {
                var own = new Random(random.nextLong());
                people.submit(() -> visits.get().visit(this, doors.get(door), own));
            }
            for (var request : requests) {
                people.submit(() -> send(request, doors.get(door)));
                if (!request.key().isEmpty() && again < 25) {
                    people.submit(() -> repeat(request, doors.get((door + again) % doors.size()), again < 12));
                } else if (request.kind() == Kind.ORDER && again < 27) {
                    people.submit(() -> send(acts.otherwise(request), doors.get(door)));
                }
            }
        }
    }

    private void repeat(Request request, Http door, boolean atOnce) {
        if (!atOnce) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(500_000_000));
        }
        send(request, door);
    }

    static List<Http> doors(List<java.net.URI> addresses) {
        var doors = new ArrayList<Http>();
        addresses.forEach(address -> doors.add(new Http(address)));
        return doors;
    }
}
