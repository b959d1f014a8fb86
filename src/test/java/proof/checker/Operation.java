package proof.checker;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One request as a client sent it, with what came back.
 *
 * @param client fy_id the caller acts as
 * @param brand the brand it acts for; empty for a customer
 * @param key its idempotency key; empty for what only reads
 * @param units what it asks, by SKU, equal ones merged: ordered units, or stock's change
 * @param goods price of all units as the catalogue had it, shipping included; 0 where nothing is bought
 */
public record Operation(
        Kind kind,
        UUID client,
        Optional<UUID> brand,
        String key,
        Map<String, Integer> units,
        long goods,
        Outcome outcome,
        Answer answer) {

    /** What it was about. */
    public enum Kind {
        ORDER,
        MOVE,
        /** The outcome is known, not by how much stock changed. */
        COUNT,
        PARCEL,
        RETURN,
        CHANGE,
        READ
    }

    /** What the client knows. */
    public enum Outcome {
        /** Done. */
        OK,
        /** Refused for good: the same id gets the same refusal for ever. */
        REFUSED,
        /** Nothing happened; the id stays free. */
        FAILED,
        /** The id belongs to other content. */
        REUSED,
        /** Nobody can say: no answer, or "try again". */
        UNKNOWN
    }

    /**
     * @param status 0 where none came
     * @param retryAfter the header of that name, empty where there was none
     */
    public record Answer(int status, String contentType, String retryAfter, String body) {}

    /** Whose id this is: a key belongs to its client. */
    Id id() {
        return new Id(client, key);
    }

    record Id(UUID client, String key) {}

    boolean settled() {
        return outcome == Outcome.OK || outcome == Outcome.REFUSED;
    }

    /** The same request, answered otherwise. */
    public Operation answered(Outcome other, int status, String body) {
        var changed = new Answer(status, answer.contentType(), answer.retryAfter(), body);
        return new Operation(kind, client, brand, key, units, goods, other, changed);
    }
}
