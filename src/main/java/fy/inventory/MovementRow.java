package fy.inventory;

import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ledger row with who did it and where it stands in the feed. */
final class MovementRow {

    /**
     * Who ordered or cancelled is a customer unless they are a member of the brand: a customer's name is not shown here.
     */
    static final String SELECT = """
            select e.event_id, e.type, e.brand_id, e.sku, e.delta_quantity, e.quantity, e.seq, e.decision_id, e.order_id,
                   e.actor,
                   case when e.type not in ('StockSold', 'SaleCancelled') or exists (
                       select from brand_members m where m.brand_id = e.brand_id and m.fy_id = e.actor)
                   then c.display_name end,
                   e.reason, e.occurred_at, e.return_line_id, e.refers_to,
                   exists (select from inventory_events r where r.refers_to = e.event_id and r.type = 'MovementReversed'),
                   e.counted, e.set_aside, e.as_of, o.position
            from inventory_events e
            join outbox o on o.event_id = e.event_id
            left join clients c on c.fy_id = e.actor
            """;

    /** What {@link Movement#reversible} says, of one brand's decision. */
    static final String UNDOABLE = """
             from inventory_events e
            where e.brand_id = ? and e.decision_id = ? and e.type in ('StockReceived', 'StockWrittenOff')
              and not exists (select from inventory_events r where r.refers_to = e.event_id and r.type = 'MovementReversed')
            """;

    /** The same with what one client's act undid: whoever sends it again means the same movements. */
    static final String UNDOABLE_OR_BY = """
             from inventory_events e
            where e.brand_id = ? and e.decision_id = ? and e.type in ('StockReceived', 'StockWrittenOff')
              and not exists (select from inventory_events r where r.refers_to = e.event_id and r.type = 'MovementReversed'
                              and r.decision_id is distinct from
                                  (select decision_id from decisions where client = ? and key = ?))
            """;

    private MovementRow() {}

    static Movement read(ResultSet row) throws SQLException {
        return new Movement(
                row.getObject(1, UUID.class),
                row.getString(2),
                new BrandId(row.getObject(3, UUID.class)),
                new Sku(row.getString(4)),
                row.getInt(5),
                row.getLong(6),
                row.getLong(7),
                row.getObject(8, UUID.class),
                row.getObject(9, Long.class),
                new FyId(row.getObject(10, UUID.class)),
                row.getString(11),
                row.getString(12),
                row.getObject(13, OffsetDateTime.class).toInstant(),
                row.getObject(14, Long.class),
                row.getObject(15, UUID.class),
                row.getBoolean(16),
                row.getObject(17, Long.class),
                row.getObject(18, Long.class),
                instant(row.getObject(19, OffsetDateTime.class)),
                row.getObject(20, Long.class));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
