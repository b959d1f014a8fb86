package fy.orders;

import fy.events.OrderEvent;
import fy.events.OrderEvent.LinesCancelled;
import fy.eventstore.Identity;
import fy.inventory.updater.Decision;
import fy.inventory.updater.InventoryUpdater;
import fy.inventory.updater.StockAct.Release;
import fy.inventory.updater.StockAct.ReleaseLine;
import fy.inventory.updater.StockRequest;
import fy.orders.Outcome.LineShortfall;
import fy.shared.BrandId;
import fy.shared.Ids;
import fy.shared.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cancelling open units: through the updater where they go back to stock, without it where they do not. */
@ApplicationScoped
class Cancellations {

    private final Acts acts;
    private final InventoryUpdater updater;
    private final Settled settled;
    private final Ids ids;

    @Inject
    Cancellations(Acts acts, InventoryUpdater updater, Settled settled, Ids ids) {
        this.acts = acts;
        this.updater = updater;
        this.settled = settled;
        this.ids = ids;
    }

    /** @param wanted empty for everything that is open */
    Outcome release(
            Identity identity,
            long orderId,
            BrandPart part,
            boolean byCustomer,
            String reason,
            List<LineQuantity> wanted) {
        var lines = wanted.isEmpty() ? open(part) : named(part, wanted);
        if (lines.isEmpty()) {
            if (!settled.knows(identity)) {
                return nothingOpen(part.shipped());
            }
            lines = part.lines().stream()
                    .map(line -> new ReleaseLine(line.lineId(), line.sku(), line.ordered()))
                    .toList();
        }
        var act = new Release(orderId, part.brandId(), byCustomer, lines);
        var request = new StockRequest(ids.next(), identity, identity.client(), reason, act, null);
        return switch (updater.decide(request)) {
            case Decision.Accepted accepted -> new Outcome.Done(true, null);
            case Decision.Refused refused ->
                new Outcome.Refused(
                        Outcome.Why.MORE_THAN_OPEN,
                        refused.refusal().rows().stream()
                                .map(row -> shortfall(part, row))
                                .toList());
        };
    }

    /** The units were not there, or are spoilt: nothing goes back to stock. */
    Optional<Outcome> drop(
            Identity identity, BrandId brandId, long orderId, CancelReason reason, List<LineQuantity> wanted) {
        return acts.settle(identity, "cancellation", new Acts.Deed<LockedLines>() {
            @Override
            public Optional<LockedLines> lock(Connection connection) throws SQLException {
                return LockedLines.lock(connection, orderId, brandId, null);
            }

            @Override
            public Outcome decide(Act act, LockedLines lines) throws SQLException {
                var dropped = wanted.isEmpty() ? lines.open() : wanted;
                if (dropped.isEmpty()) {
                    return nothingOpen(lines.sum(LineUnits::shipped));
                }
                var beyond = lines.beyond(dropped, LineUnits::open);
                if (!beyond.isEmpty()) {
                    return new Outcome.Refused(Outcome.Why.MORE_THAN_OPEN, beyond);
                }
                write(act, brandId, orderId, reason, lines, dropped);
                return new Outcome.Done(true, null);
            }
        });
    }

    private static Outcome nothingOpen(int shipped) {
        return shipped == 0 ? new Outcome.Done(false, null) : new Outcome.Refused(Outcome.Why.NOTHING_OPEN, List.of());
    }

    private static List<ReleaseLine> open(BrandPart part) {
        return part.lines().stream()
                .filter(line -> line.open() > 0)
                .map(line -> new ReleaseLine(line.lineId(), line.sku(), line.open()))
                .toList();
    }

    private static List<ReleaseLine> named(BrandPart part, List<LineQuantity> wanted) {
        var lines = new ArrayList<ReleaseLine>();
        for (int i = 0; i < wanted.size(); i++) {
            var want = wanted.get(i);
            var line = part.line(want.lineId());
            if (line.isEmpty()) {
                throw new InvalidInput("lines[" + i + "].lineId", "This order has no such line.");
            }
            lines.add(new ReleaseLine(want.lineId(), line.get().sku(), want.quantity()));
        }
        return lines;
    }

    private static LineShortfall shortfall(BrandPart part, Decision.Shortfall row) {
        long lineId = part.lines().stream()
                .filter(line -> line.sku().equals(row.sku()))
                .mapToLong(OrderLine::lineId)
                .findFirst()
                .orElse(0);
        return new LineShortfall(lineId, row.sku().code(), row.wanted(), row.had());
    }

    private static void write(
            Act act, BrandId brandId, long orderId, CancelReason reason, LockedLines lines, List<LineQuantity> dropped)
            throws SQLException {
        act.runAll("""
                insert into cancellations (decision_id, line_id, quantity, reason, by_customer, put_back, cancelled_at)
                select n.decision_id, n.line_id, n.quantity, n.reason, false, false, n.at
                from unnest(?::uuid[], ?::bigint[], ?::int[], ?::text[], ?::timestamptz[])
                     as n(decision_id, line_id, quantity, reason, at)
                """, dropped, columns -> {
            columns.add("uuid", line -> act.decisionId());
            columns.add("bigint", LineQuantity::lineId);
            columns.add("integer", LineQuantity::quantity);
            columns.add("text", line -> reason.words());
            columns.add("timestamptz", line -> act.at().atOffset(java.time.ZoneOffset.UTC));
        });
        act.runAll("""
                update order_lines l set open = n.open, cancelled = n.cancelled
                from unnest(?::bigint[], ?::int[], ?::int[]) as n(line_id, open, cancelled) where l.line_id = n.line_id
                """, dropped, columns -> {
            columns.add("bigint", LineQuantity::lineId);
            columns.add("integer", line -> cancelled(lines, line).open());
            columns.add("integer", line -> cancelled(lines, line).cancelled());
        });
        var told = dropped.stream()
                .map(line -> new OrderEvent.LineUnits(
                        line.lineId(), lines.get(line.lineId()).sku(), line.quantity()))
                .toList();
        act.tell(
                orderId,
                reason.words(),
                (envelope, seq) -> new LinesCancelled(envelope, seq, orderId, brandId, false, false, told));
    }

    private static LineUnits cancelled(LockedLines lines, LineQuantity line) {
        return lines.get(line.lineId()).units().cancel(line.quantity());
    }
}
