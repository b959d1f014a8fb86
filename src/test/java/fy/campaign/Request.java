package fy.campaign;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import proof.checker.Operation;
import proof.checker.Operation.Answer;
import proof.checker.Operation.Kind;
import proof.checker.Operation.Outcome;

/**
 * A request that can be sent as often as wanted.
 *
 * @param bearer the caller's key
 * @param client the caller's fy_id
 * @param key idempotency key; empty for what only reads
 * @param units what it asks, by SKU code, and {@code goods} what that costs
 */
record Request(
        Kind kind,
        String method,
        String path,
        String bearer,
        UUID client,
        Optional<UUID> brand,
        String key,
        String body,
        Map<String, Integer> units,
        long goods) {

    static Request read(String path, String bearer, UUID client, Optional<UUID> brand) {
        return new Request(Kind.READ, "GET", path, bearer, client, brand, "", "", Map.of(), 0);
    }

    /** Whose act this is: a key belongs to its client. */
    String id() {
        return client + " " + key;
    }

    /** What this request and that answer mean to the client. */
    Operation answered(Answer answer) {
        return new Operation(kind, client, brand, key, units, goods, outcome(answer), answer);
    }

    private static Outcome outcome(Answer answer) {
        int status = answer.status();
        if (status == 0 || status >= 500) {
            return Outcome.UNKNOWN;
        }
        if (status < 400) {
            return Outcome.OK;
        }
        if (status == 409) {
            return answer.body().contains("/problems/") ? Outcome.REFUSED : Outcome.REUSED;
        }
        return Outcome.FAILED;
    }
}
