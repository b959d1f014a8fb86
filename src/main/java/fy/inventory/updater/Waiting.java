package fy.inventory.updater;

import java.util.concurrent.CompletableFuture;

/** A request in the queue and the promise of its decision. */
record Waiting(StockRequest request, CompletableFuture<Decision> promise) {

    /** Nobody waits for it any more, or it was answered. */
    boolean isOver() {
        return promise.isDone();
    }

    void answer(BatchTransaction.Result result) {
        if (result.decision() != null) {
            promise.complete(result.decision());
        } else if (result.failure() != null) {
            promise.completeExceptionally(result.failure());
        }
    }
}
