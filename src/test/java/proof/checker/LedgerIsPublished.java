package proof.checker;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import proof.checker.Facts.Movement;
import proof.checker.Facts.Step;

/** I4: Kafka holds the ledgers' events and no others, word for word; first occurrences in seq order per key. */
final class LedgerIsPublished implements Invariant {

    @Override
    public String name() {
        return "I4";
    }

    @Override
    public void check(Facts facts, Findings findings) {
        compare(
                facts.books().ledger(),
                facts.topics().movements(),
                Movement::eventId,
                Movement::sku,
                Movement::seq,
                findings);
        compare(facts.books().steps(), facts.topics().steps(), Step::eventId, Step::key, Step::seq, findings);
    }

    private static <T> void compare(
            Collection<T> ledger,
            List<Facts.Record<T>> topic,
            Function<T, UUID> id,
            Function<T, String> key,
            ToLongFunction<T> seq,
            Findings findings) {
        Map<UUID, T> known = ledger.stream().collect(Collectors.toMap(id, event -> event, (a, b) -> a));
        var seen = new HashSet<UUID>();
        var last = new HashMap<String, Long>();
        for (var message : topic) {
            T event = message.event();
            T original = known.get(id.apply(event));
            if (original == null) {
                findings.wrong(message.at(), "Kafka has " + event + ", the ledger does not");
            } else {
                findings.equal(event, original, message.at(), "the event in Kafka");
            }
            if (seen.add(id.apply(event))) {
                Long before = last.put(key.apply(event), seq.applyAsLong(event));
                findings.holds(
                        before == null || before < seq.applyAsLong(event),
                        message.at(),
                        key.apply(event) + " seq " + seq.applyAsLong(event) + " comes after seq " + before);
            }
        }
        known.forEach(
                (eventId, event) -> findings.holds(seen.contains(eventId), eventId, () -> "not in Kafka: " + event));
    }
}
