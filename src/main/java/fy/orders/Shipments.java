package fy.orders;

import fy.events.OrderEvent;
import fy.events.OrderEvent.ParcelShipped;
import fy.eventstore.Identity;
import fy.shared.BrandId;
import fy.shared.Faults;
import fy.shared.FyId;
import fy.shared.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A brand ships a parcel. */
@ApplicationScoped
class Shipments {

    private final Acts acts;

    @Inject
    Shipments(Acts acts) {
        this.acts = acts;
    }

    Optional<Outcome> ship(
            BrandId brandId,
            FyId actor,
            String key,
            long orderId,
            List<LineQuantity> wanted,
            String rawCarrier,
            String rawTrackingNumber) {
        var faults = new Faults();
        var carrier = text("carrier", rawCarrier, 60, faults);
        var trackingNumber = text("trackingNumber", rawTrackingNumber, 80, faults);
        faults.raise();
        LineQuantity.check(wanted);
        var identity = Identity.of(actor, key, "parcel", brandId, orderId, wanted, carrier, trackingNumber);
        return acts.settle(identity, "parcel", new Acts.Deed<LockedLines>() {
            @Override
            public Optional<LockedLines> lock(Connection connection) throws SQLException {
                return LockedLines.lock(connection, orderId, brandId, null);
            }

            @Override
            public Outcome decide(Act act, LockedLines lines) throws SQLException {
                var parcel = wanted.isEmpty() ? lines.open() : wanted;
                if (parcel.isEmpty()) {
                    return lines.sum(LineUnits::shipped) > 0
                            ? new Outcome.Done(false, null)
                            : new Outcome.Refused(Outcome.Why.NOTHING_OPEN, List.of());
                }
                var beyond = lines.beyond(parcel, LineUnits::open);
                if (!beyond.isEmpty()) {
                    return new Outcome.Refused(Outcome.Why.MORE_THAN_OPEN, beyond);
                }
                Acceptances.mark(act, orderId, brandId);
                return write(act, brandId, orderId, lines, parcel, carrier, trackingNumber);
            }
        });
    }

    private static Outcome write(
            Act act,
            BrandId brandId,
            long orderId,
            LockedLines lines,
            List<LineQuantity> parcel,
            String carrier,
            String trackingNumber)
            throws SQLException {
        long parcelId = act.insert(
                """
                insert into parcels (order_id, brand_id, carrier, tracking_number, shipped_at, shipped_by)
                values (?, ?, ?, ?, ?, ?) returning parcel_id
                """,
                orderId,
                brandId.value(),
                carrier,
                trackingNumber,
                act.at(),
                act.actor().value());
        act.runAll("""
                insert into parcel_lines (parcel_id, line_id, quantity) select * from unnest(?::bigint[], ?::bigint[], ?::int[])
                """, parcel, columns -> {
            columns.add("bigint", line -> parcelId);
            columns.add("bigint", LineQuantity::lineId);
            columns.add("integer", LineQuantity::quantity);
        });
        act.runAll("""
                update order_lines l set open = n.open, shipped = n.shipped
                from unnest(?::bigint[], ?::int[], ?::int[]) as n(line_id, open, shipped) where l.line_id = n.line_id
                """, parcel, columns -> {
            columns.add("bigint", LineQuantity::lineId);
            columns.add("integer", line -> shipped(lines, line).open());
            columns.add("integer", line -> shipped(lines, line).shipped());
        });
        var told = parcel.stream()
                .map(line -> new OrderEvent.LineUnits(
                        line.lineId(), lines.get(line.lineId()).sku(), line.quantity()))
                .toList();
        act.tell(orderId, null, (envelope, seq) -> new ParcelShipped(envelope, seq, orderId, brandId, parcelId, told));
        return new Outcome.Done(true, parcelId);
    }

    private static LineUnits shipped(LockedLines lines, LineQuantity line) {
        return lines.get(line.lineId()).units().ship(line.quantity());
    }

    private static String text(String field, String raw, int max, Faults faults) {
        var cleaned = Texts.line(raw);
        if (!Texts.fits(cleaned, max)) {
            faults.add(field, "At most " + max + " characters.");
        }
        return cleaned;
    }
}
