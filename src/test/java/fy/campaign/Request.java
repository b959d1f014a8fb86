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
 * @param bearer the caller's key, or session on pages; empty for a visitor
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

    /** A page as a browser asks for it; {@code session} is empty for a visitor. */
    static Request page(String path, String session, UUID client, Optional<UUID> brand) {
        return new Request(Kind.READ, "GET", path, session, client, brand, "", "", Map.of(), 0);
    }

    /** A form of such a page, which decides nothing by itself. */
    static Request form(String path, String session, UUID client, Optional<UUID> brand, String body) {
        return new Request(Kind.READ, "POST", path, session, client, brand, "", body, Map.of(), 0);
    }

    static Request read(String path, String bearer, UUID client, Optional<UUID> brand) {
        return new Request(Kind.READ, "GET", path, bearer, client, brand, "", "", Map.of(), 0);
    }

    /** Whose act this is: a key belongs to its client. */
    String id() {
        return client + " " + key;
    }

    /** What this request and that answer mean to the client. */
    Operation answered(Answer answer) {
        return new Operation(kind, client, brand, kept(), units, goods, outcome(answer), answer);
    }

    /** The key as the books hold it: at the API the keys of a brand are the brand's own. */
    private String kept() {
        return !key.isEmpty() && isApi() ? brand.map(id -> id + "/" + key).orElse(key) : key;
    }

    /** Whether it goes to the JSON API, with a key; else it is a browser's, with a session. */
    boolean isApi() {
        return path.startsWith("/api/");
    }

    private Outcome outcome(Answer answer) {
        int status = answer.status();
        if (status == 0 || status >= 500) {
            return Outcome.UNKNOWN;
        }
        if (status < 400) {
            return Outcome.OK;
        }
        if (!isApi()) {
            boolean decided = kind == Kind.ORDER ? status == 409 : kind == Kind.MOVE && status == 422;
            return decided ? Outcome.REFUSED : Outcome.FAILED;
        }
        if (status == 409) {
            return answer.body().contains("/problems/") ? Outcome.REFUSED : Outcome.REUSED;
        }
        return Outcome.FAILED;
    }
}
