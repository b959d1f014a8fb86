package fy.inventory.updater;

import fy.shared.Sku;
import fy.shared.TryAgain;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Sees a batch through, whatever goes wrong: rows locked elsewhere are waited for once more and then set apart, the rest goes round, a conflict goes
 * round, a lost database answers "try again" to all, and only an error in the data halves the batch until the culprit
 * stands alone.
 */
@ApplicationScoped
class Batches {

    private static final Logger LOG = Logger.getLogger(Batches.class);
    private static final int ROUNDS = 5;
    private static final int HEAVY = 500;

    private final BatchTransaction transaction;
    private final UpdaterSettings settings;
    private final UpdaterMeters meters;
    private final Clock clock;
    private final Map<Sku, Instant> apart = new ConcurrentHashMap<>();
    private final Executor heavyOnes = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("inventory-updater-alone").factory());

    Batches(BatchTransaction transaction, UpdaterSettings settings, UpdaterMeters meters, Clock clock) {
        this.transaction = transaction;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /** Answers every one of them before it returns. */
    void settle(List<Waiting> batch) {
        try {
            Set<Sku> busy = setApart();
            var free = busy.isEmpty() ? batch : answerBusy(batch, busy);
            settle(free.stream().filter(w -> !heavy(w)).toList(), 1);
            free.stream().filter(Batches::heavy).forEach(w -> heavyOnes.execute(() -> settleAlone(w)));
        } catch (RuntimeException e) {
            LOG.error("a batch failed", e);
            batch.forEach(w -> w.promise().completeExceptionally(new TryAgain("the stock did not answer", e)));
        }
    }

    private void settleAlone(Waiting heavy) {
        try {
            settle(List.of(heavy), 1);
        } catch (RuntimeException e) {
            heavy.marked(() -> LOG.error("a request could not be decided", e));
            heavy.promise().completeExceptionally(new TryAgain("the stock did not answer", e));
        }
    }

    /** A large import is decided alone and beside the others: orders neither fail with it nor wait for it. */
    private static boolean heavy(Waiting waiting) {
        return StockActs.size(waiting.request().act()) > HEAVY;
    }

    private void settle(List<Waiting> batch, int round) {
        var open = batch.stream().filter(w -> !w.isOver()).toList();
        if (open.isEmpty()) {
            return;
        }
        try {
            var results = transaction.run(open.stream().map(Waiting::request).toList());
            meters.batch(results.size());
            for (int i = 0; i < results.size(); i++) {
                open.get(i).answer(results.get(i));
                meters.settled(open.get(i).request(), results.get(i).decision());
            }
        } catch (SQLException e) {
            recover(open, e, round);
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            halve(open, e, round);
        }
    }

    private void recover(List<Waiting> open, SQLException e, int round) {
        switch (Failure.of(e)) {
            case LOCKED -> {
                var busy = lockedElsewhere(open);
                if (busy.isEmpty()) {
                    halve(open, e, round);
                } else if (round == 1 && Collections.disjoint(busy, apart.keySet())) {
                    waitOnceMore(open, busy);
                } else {
                    LOG.warnf("set apart, because another session holds them: %s", busy);
                    var until = clock.instant().plus(settings.setApart());
                    busy.forEach(sku -> apart.put(sku, until));
                    settle(answerBusy(open, busy), round);
                }
            }
            case CONFLICT -> {
                if (round < ROUNDS) {
                    settle(open, round + 1);
                } else {
                    unavailable(open, e);
                }
            }
            case UNAVAILABLE -> unavailable(open, e);
            case DATA -> halve(open, e, round);
        }
    }

    // Another process's batch may only have been slow; its SKUs are set apart only when they are held a second time.
    private void waitOnceMore(List<Waiting> open, Set<Sku> busy) {
        LOG.infof("another session holds them, once more: %s", busy);
        settle(open.stream().filter(names(busy).negate()).toList(), 1);
        settle(open.stream().filter(names(busy)).toList(), 2);
    }

    private void halve(List<Waiting> open, Exception e, int round) {
        if (open.size() > 1) {
            settle(open.subList(0, open.size() / 2), round);
            settle(open.subList(open.size() / 2, open.size()), round);
        } else if (e instanceof SQLException sql && Failure.of(sql) == Failure.LOCKED) {
            unavailable(open, e);
        } else {
            open.forEach(w -> {
                w.marked(() -> LOG.error("a request could not be decided", e));
                w.promise().completeExceptionally(new IllegalStateException("could not be decided", e));
            });
        }
    }

    private static void unavailable(List<Waiting> open, Exception e) {
        LOG.warnf("%d requests undecided: %s", open.size(), e.getMessage());
        open.forEach(w -> w.promise().completeExceptionally(new TryAgain("the stock did not answer in time", e)));
    }

    private Set<Sku> lockedElsewhere(List<Waiting> open) {
        try {
            return transaction.lockedElsewhere(
                    open.stream().map(Waiting::request).toList());
        } catch (SQLException e) {
            LOG.warnf("cannot tell which rows are locked: %s", e.getMessage());
            return Set.of();
        }
    }

    // Remembered for a while longer: who holds a row for long costs the others no second wait at each try.
    private Set<Sku> setApart() {
        if (apart.isEmpty()) {
            return Set.of();
        }
        var now = clock.instant();
        apart.values().removeIf(until -> !now.isBefore(until.plus(settings.setApart())));
        return apart.entrySet().stream()
                .filter(e -> now.isBefore(e.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static List<Waiting> answerBusy(List<Waiting> batch, Set<Sku> busy) {
        batch.stream().filter(names(busy)).forEach(w -> w.promise()
                .completeExceptionally(new TryAgain("this stock is busy")));
        return batch.stream().filter(names(busy).negate()).toList();
    }

    private static Predicate<Waiting> names(Set<Sku> busy) {
        return w -> !Collections.disjoint(StockActs.skus(w.request().act()), busy);
    }
}
