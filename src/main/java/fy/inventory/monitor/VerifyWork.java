package fy.inventory.monitor;

import fy.eventstore.Alarms;
import fy.eventstore.Job;
import fy.eventstore.JobWork;
import fy.eventstore.KafkaClients;
import fy.inventory.monitor.Books.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares, for every SKU: the projection, the fold of Kafka from zero (or from where the last good verification ended),
 * the fold from the snapshots, the ledger up to that seq, and the stock row with the ledger's last event.
 */
@ApplicationScoped
class VerifyWork implements JobWork {

    private static final String ALARM = "verify";

    private final Books books;
    private final LedgerFold ledger;
    private final SnapshotReader snapshots;
    private final KafkaClients clients;
    private final FirstDifference firstDifference;
    private final Alarms alarms;

    @Inject
    VerifyWork(
            Books books,
            LedgerFold ledger,
            SnapshotReader snapshots,
            KafkaClients clients,
            FirstDifference firstDifference,
            Alarms alarms) {
        this.books = books;
        this.ledger = ledger;
        this.snapshots = snapshots;
        this.clients = clients;
        this.firstDifference = firstDifference;
        this.alarms = alarms;
    }

    @Override
    public String kind() {
        return Verifications.KIND;
    }

    @Override
    public Done run(Job job) {
        try {
            return verify(job);
        } catch (RuntimeException e) {
            alarms.raise(ALARM, ALARM, "a verification could not be made: " + e.getMessage());
            throw e;
        }
    }

    private Done verify(Job job) {
        // The snapshots first: what they cover, the projection has reached by the time of the cut.
        var before = books.cut();
        var start = snapshots.read(before.topicId());
        var cut = books.cut();
        if (!cut.topicId().equals(before.topicId())) {
            throw new IllegalStateException("the topic was made anew meanwhile: verify again");
        }
        var known = Verifications.CONTINUED.equals(job.parameter())
                ? books.verified(cut.topicId()).orElseGet(() -> new Books.Verified(new HashMap<>(), Map.of()))
                : new Books.Verified(new HashMap<>(), Map.of());
        var from = new HashMap<String, Standing>();
        known.folds().forEach((sku, fold) -> from.put(sku, new Standing(fold.seq(), fold.quantity())));
        try (var whole = new KafkaFold(clients, "verify", cut.topicId(), known.folds(), known.checkpoints());
                var cached = new KafkaFold(clients, "verify-snapshots", cut.topicId(), start.folds(), start.from())) {
            whole.upTo(cut.checkpoints());
            cached.upTo(cut.checkpoints());
            return compare(cut, from, whole, cached);
        }
    }

    private Done compare(Books.Cut cut, Map<String, Standing> from, KafkaFold whole, KafkaFold cached) {
        var skus = cut.skus().toList();
        var ledgers =
                ledger.fold(skus.stream().map(sku -> stretch(cut, from, sku)).toList());
        var differences = new TreeMap<String, String>();
        for (var sku : skus) {
            differences.put(sku, difference(cut, from, sku, whole, cached, ledgers));
        }
        for (var stranger : whole.folds().keySet()) {
            if (!differences.containsKey(stranger)) {
                differences.put(stranger, "Kafka has events of " + stranger + ", the database has none");
            }
        }
        long events = whole.events();
        boolean parked = whole.anythingParked();
        lost(cut, whole, differences);
        var first =
                differences.values().stream().filter(text -> !text.isEmpty()).findFirst();
        books.keep(cut, known(cut, differences), first.isEmpty() && !parked);
        first.ifPresentOrElse(text -> alarms.raise(ALARM, ALARM, text), () -> alarms.clear(ALARM, ALARM));
        return new Done(first.isEmpty(), skus.size(), events, cut.checkpoints(), first.orElse(null));
    }

    /** What is marked as published stands in Kafka, read to its end: the projection may not have come so far yet. */
    private static void lost(Books.Cut cut, KafkaFold whole, Map<String, String> differences) {
        whole.upTo(whole.ends());
        cut.heads().keySet().forEach(sku -> {
            long said = cut.publishedUpTo(sku);
            long there = standing(whole.folds().get(sku)).seq();
            if (there < said) {
                differences.merge(
                        sku,
                        sku + ": event seq " + (there + 1) + " was published, Kafka does not have it",
                        (known, lost) -> known.isEmpty() ? lost : known);
            }
        });
    }

    private static Map<String, String> known(Books.Cut cut, Map<String, String> differences) {
        var known = new TreeMap<>(differences);
        known.keySet().retainAll(cut.brands().keySet());
        return known;
    }

    private static LedgerFold.Stretch stretch(Books.Cut cut, Map<String, Standing> from, String sku) {
        long level = cut.levels().getOrDefault(sku, Standing.NOTHING).seq();
        long head = Math.max(
                cut.stock().getOrDefault(sku, Standing.NOTHING).seq(),
                cut.heads().getOrDefault(sku, Standing.NOTHING).seq());
        return new LedgerFold.Stretch(sku, from.getOrDefault(sku, Standing.NOTHING), level, Math.max(level, head));
    }

    /** Empty when all agree. */
    private String difference(
            Books.Cut cut,
            Map<String, Standing> from,
            String sku,
            KafkaFold whole,
            KafkaFold cached,
            Map<String, LedgerFold.Folded> ledgers) {
        var said = ledgers.getOrDefault(
                sku, new LedgerFold.Folded(EventDigest.START, Standing.NOTHING, Standing.NOTHING, null));
        if (said.firstBad() != null) {
            return said.firstBad();
        }
        var level = cut.levels().getOrDefault(sku, Standing.NOTHING);
        var fold = whole.folds().get(sku);
        var folded = standing(fold);
        if (fold != null && fold.seq() == said.atLevel().seq() && fold.digest() != said.digest()) {
            return firstDifference.between(sku, from.getOrDefault(sku, Standing.NOTHING), cut);
        }
        return List.of(
                        unequal(sku, "the projection", level, "Kafka's events", folded),
                        unequal(sku, "Kafka's events", folded, "the ledger", said.atLevel()),
                        unequal(sku, "the snapshots", standing(cached.folds().get(sku)), "Kafka's events", folded),
                        unequal(
                                sku,
                                "the stock row",
                                cut.stock().getOrDefault(sku, Standing.NOTHING),
                                "the ledger",
                                said.atEnd()))
                .stream()
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Standing standing(@Nullable SkuFold fold) {
        return fold == null ? Standing.NOTHING : new Standing(fold.seq(), fold.quantity());
    }

    private static String unequal(String sku, String one, Standing a, String other, Standing b) {
        return a.equals(b) ? "" : sku + ": " + one + " says " + a + ", " + other + " " + b;
    }
}
