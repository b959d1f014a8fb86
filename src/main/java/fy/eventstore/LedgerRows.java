package fy.eventstore;

import fy.events.Envelope;
import fy.events.InventoryEvent;
import fy.events.InventoryEvent.MovementReversed;
import fy.events.InventoryEvent.SaleCancelled;
import fy.events.InventoryEvent.StockCounted;
import fy.events.InventoryEvent.StockReceived;
import fy.events.InventoryEvent.StockSold;
import fy.events.InventoryEvent.StockWrittenOff;
import fy.events.OrderEvent;
import fy.events.OrderEventJson;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From a row of a ledger to its event. */
public final class LedgerRows {

    /** The columns of {@code inventory_events}, in the order that {@link #inventory} reads, under the alias {@code e}. */
    public static final String INVENTORY_COLUMNS = """
            e.event_id, e.type, e.sku, e.delta_quantity, e.quantity, e.seq, e.brand_id, e.decision_id, e.order_id, e.actor,
            e.reason, e.occurred_at, e.return_line_id, e.refers_to, e.counted, e.set_aside, e.as_of""";

    /** The columns of {@code order_events}, in the order that {@link #order} reads, under the alias {@code e}. */
    public static final String ORDER_COLUMNS = """
            e.event_id, e.type, e.seq, e.order_id, e.brand_id, e.decision_id, e.actor, e.reason, e.occurred_at, e.detail""";

    private LedgerRows() {}

    /**
     * An event from columns of the ledger of movements.
     *
     * @param first index of the first of {@link #INVENTORY_COLUMNS} in the row
     */
    public static InventoryEvent inventory(ResultSet row, int first) throws SQLException {
        var envelope = new Envelope(
                uuid(row, first),
                uuid(row, first + 7),
                new FyId(uuid(row, first + 9)),
                row.getString(first + 10),
                instant(row, first + 11));
        var sku = new Sku(row.getString(first + 2));
        int delta = row.getInt(first + 3);
        long quantity = row.getLong(first + 4);
        long seq = row.getLong(first + 5);
        var brand = new BrandId(uuid(row, first + 6));
        return switch (row.getString(first + 1)) {
            case "StockReceived" ->
                new StockReceived(envelope, brand, sku, delta, quantity, seq, optionalLong(row, first + 12));
            case "StockSold" -> new StockSold(envelope, brand, sku, delta, quantity, seq, row.getLong(first + 8));
            case "SaleCancelled" ->
                new SaleCancelled(
                        envelope, brand, sku, delta, quantity, seq, row.getLong(first + 8), uuid(row, first + 13));
            case "StockCounted" ->
                new StockCounted(
                        envelope,
                        brand,
                        sku,
                        delta,
                        quantity,
                        seq,
                        row.getLong(first + 14),
                        row.getLong(first + 15),
                        instant(row, first + 16));
            case "StockWrittenOff" -> new StockWrittenOff(envelope, brand, sku, delta, quantity, seq);
            case "MovementReversed" ->
                new MovementReversed(envelope, brand, sku, delta, quantity, seq, uuid(row, first + 13));
            default -> throw new IllegalStateException("the ledger holds an unknown type: " + row.getString(first + 1));
        };
    }

    /**
     * An event from columns of the ledger of orders.
     *
     * @param first index of the first of {@link #ORDER_COLUMNS} in the row
     */
    public static OrderEvent order(ResultSet row, int first) throws SQLException {
        var envelope = new Envelope(
                uuid(row, first),
                uuid(row, first + 5),
                new FyId(uuid(row, first + 6)),
                row.getString(first + 7),
                instant(row, first + 8));
        UUID brand = row.getObject(first + 4, UUID.class);
        return OrderEventJson.ofLedger(
                row.getString(first + 1),
                envelope,
                row.getLong(first + 2),
                optionalLong(row, first + 3),
                brand == null ? null : new BrandId(brand),
                row.getString(first + 9));
    }

    private static UUID uuid(ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Long optionalLong(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
