package fy.inventory.updater;

import java.util.concurrent.CompletableFuture;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * A request in the queue and the promise of its decision.
 *
 * @param requestId what the caller's log lines are marked with; null outside of requests
 */
record Waiting(
        StockRequest request,
        CompletableFuture<Decision> promise,
        @Nullable Object requestId) {

    private static final String REQUEST_ID = "requestId";

    static Waiting of(StockRequest request) {
        return new Waiting(request, new CompletableFuture<>(), MDC.get(REQUEST_ID));
    }

    /** Nobody waits for it any more, or it was answered. */
    boolean isOver() {
        return promise.isDone();
    }

    /** Lines of the log that are said meanwhile are marked as the caller's are, though another thread says them. */
    void marked(Runnable saying) {
        if (requestId == null) {
            saying.run();
            return;
        }
        MDC.put(REQUEST_ID, requestId);
        try {
            saying.run();
        } finally {
            MDC.remove(REQUEST_ID);
        }
    }

    void answer(BatchTransaction.Result result) {
        if (result.decision() != null) {
            promise.complete(result.decision());
        } else if (result.failure() != null) {
            promise.completeExceptionally(result.failure());
        }
    }
}
