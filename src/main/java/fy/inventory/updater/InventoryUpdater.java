package fy.inventory.updater;

import fy.eventstore.KeyReused;
import fy.shared.TryAgain;
import fy.traces.Traces;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Decides requests in batches: whatever is waiting when the last batch is done makes the next, up to a limit, with no
 * timer. One batch is one transaction, so a hot SKU costs one row lock and one flush to disk a batch and not an order.
 */
@ApplicationScoped
public class InventoryUpdater {

    private final Batches batches;
    private final UpdaterSettings settings;
    private final UpdaterMeters meters;
    private final Traces traces;
    private final BlockingQueue<Waiting> queue;
    private volatile boolean taking = true;
    private @Nullable Thread worker;

    InventoryUpdater(Batches batches, UpdaterSettings settings, UpdaterMeters meters, Traces traces) {
        this.meters = meters;
        this.traces = traces;
        this.batches = batches;
        this.settings = settings;
        this.queue = new ArrayBlockingQueue<>(settings.queue());
    }

    /**
     * Decides one request and returns when it is committed.
     *
     * @throws KeyReused the identity's key came before with other content
     * @throws UnknownSku the brand has no such SKU
     * @throws UnknownMovement the brand has no such movement
     * @throws TryAgain undecided: the queue is full, a lock or the database did not answer in time; the same request may come again
     */
    public Decision decide(StockRequest request) {
        long begin = System.nanoTime();
        try {
            return traces.on()
                    ? traces.deciding(request.decisionId(), request.act().kind(), () -> decided(request))
                    : decided(request);
        } catch (TryAgain e) {
            meters.unavailable(request);
            throw e;
        } finally {
            meters.answered(System.nanoTime() - begin);
        }
    }

    /** Requests waiting for the next batch. */
    public int queued() {
        return queue.size();
    }

    private Decision decided(StockRequest request) {
        var waiting = Waiting.of(request);
        if (!taking || !queue.offer(waiting)) {
            throw new TryAgain(taking ? "too many requests are waiting" : "shutting down");
        }
        start();
        try {
            return waiting.promise().get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw giveUp(waiting, new TryAgain("the stock did not answer in time", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw giveUp(waiting, new TryAgain("interrupted", e));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private static TryAgain giveUp(Waiting waiting, TryAgain why) {
        waiting.promise().completeExceptionally(why);
        return why;
    }

    private synchronized void start() {
        if (worker == null || !worker.isAlive()) {
            worker = Thread.ofPlatform().daemon().name("inventory-updater").start(this::work);
        }
    }

    private void work() {
        var batch = new ArrayList<Waiting>(settings.batch());
        while (taking || !queue.isEmpty()) {
            try {
                var first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, settings.batch() - 1);
                    batches.settle(List.copyOf(batch));
                    batch.clear();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        taking = false;
        Thread running;
        synchronized (this) {
            running = worker;
        }
        if (running != null) {
            running.join(10_000);
        }
    }
}
