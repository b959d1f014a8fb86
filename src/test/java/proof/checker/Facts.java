package proof.checker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that is known of a marketplace at rest, as plain rows. The lists may be changed: that is how a check is seen red. */
public record Facts(Books books, Sales sales, Topics topics, List<Mail> mails, List<Operation> history) {

    /** Stock, ledgers and projection, as they stand in the database. */
    public record Books(
            List<Movement> ledger, List<Head> stock, List<Level> projection, List<Step> steps, List<Item> catalog) {}

    /** Decisions, orders, returns and people, as they stand in the database. */
    public record Sales(
            List<Decision> decisions,
            List<Order> orders,
            List<Line> lines,
            List<ReturnLine> returns,
            List<Shortage> shortages,
            List<Member> members,
            List<String> customerAddresses) {}

    /** What Kafka holds, partition by partition in offset order. */
    public record Topics(
            String topicId,
            List<Record<Movement>> movements,
            List<Record<Step>> steps,
            List<Snapshot> snapshots,
            List<Round> rounds) {}

    /** @param at where it stands: partition and offset */
    public record Record<T>(Place at, T event) {}

    public record Place(int partition, long offset) {
        @Override
        public String toString() {
            return partition + "@" + offset;
        }
    }

    /** One movement of one SKU. */
    public record Movement(
            UUID eventId,
            String type,
            String sku,
            long delta,
            long quantity,
            long seq,
            UUID brandId,
            UUID decisionId,
            Optional<Long> orderId,
            Optional<UUID> refersTo,
            Optional<Long> returnLineId) {

        public Movement withSeq(long other) {
            return new Movement(
                    eventId, type, sku, delta, quantity, other, brandId, decisionId, orderId, refersTo, returnLineId);
        }

        boolean sellsOut() {
            return quantity == 0 && delta < 0;
        }
    }

    /** A SKU's stock row. */
    public record Head(String sku, long quantity, long seq) {}

    /** A SKU's row of the live projection. */
    public record Level(String sku, long quantity, long seq, boolean held) {}

    /** One event of an order's life. */
    public record Step(UUID eventId, String type, String key, long seq, UUID decisionId) {}

    /** @param title as mails name it */
    public record Item(String sku, UUID brandId, String title, String brandName) {}

    public record Decision(UUID client, String key, UUID decisionId, String kind, boolean accepted) {}

    /** @param goodsAndShipping sum of its lines and of its brands' shipping prices, minor units */
    public record Order(long orderId, UUID customer, UUID decisionId, long total, long goodsAndShipping) {}

    /**
     * An order line with what refers to it.
     *
     * @param inParcels units in parcels
     * @param inCancellations units in cancellations, {@code putBack} those of them that went back to stock
     * @param askedBack units of returns that were not declined
     */
    public record Line(
            long lineId,
            long orderId,
            String sku,
            long unitPrice,
            UUID saleEventId,
            long ordered,
            long open,
            long shipped,
            long cancelled,
            long released,
            long inParcels,
            long inCancellations,
            long putBack,
            long askedBack) {}

    public record ReturnLine(
            long returnLineId,
            long lineId,
            long requested,
            long received,
            long fit,
            long discarded,
            long held,
            long putOnSale,
            boolean declined) {}

    /** Stock that a refused order named as short. */
    public record Shortage(UUID decisionId, String sku, long wanted, long had, long seq) {}

    /** @param address where this member's mails go; null where none is known */
    public record Member(UUID brandId, @Nullable String address) {}

    public record Snapshot(Place at, String sku, long quantity, long seq, String topicId) {}

    /** Says that the partition's snapshots cover its events before {@code nextOffset}. */
    public record Round(int partition, String topicId, long nextOffset, long skus) {}

    /** A mail as the mail server got it, once per recipient. */
    public record Mail(String messageId, String recipient, String subject, String text) {}

    /** The catalogue by SKU. */
    Map<String, Item> items() {
        var items = new HashMap<String, Item>();
        books.catalog().forEach(item -> items.put(item.sku(), item));
        return items;
    }
}
