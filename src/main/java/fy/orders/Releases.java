package fy.orders;

import fy.events.Envelope;
import fy.events.OrderEvent.LineUnits;
import fy.events.OrderEvent.LinesCancelled;
import fy.eventstore.Columns;
import fy.inventory.updater.Decision;
import fy.inventory.updater.DecisionWriter.Decided;
import fy.inventory.updater.StockAct;
import fy.inventory.updater.StockAct.ReleaseLine;
import fy.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** Writes cancelled units that went back to stock. Their order lines are locked. */
@ApplicationScoped
class Releases {

    private final Ids ids;

    @Inject
    Releases(Ids ids) {
        this.ids = ids;
    }

    private record Released(Decided decided, StockAct.Release act, ReleaseLine line) {

        /** When the SKU's stock moved: by this, too, counts tell what lay on the shelf. */
        Instant movedAt() {
            return ((Decision.Accepted) decided.decision())
                    .events().stream()
                            .filter(event -> event.sku().equals(line.sku()))
                            .map(event -> event.envelope().occurredAt())
                            .max(Instant::compareTo)
                            .orElseThrow();
        }
    }

    List<OrderJournal.Entry> write(Connection connection, List<Decided> accepted) throws SQLException {
        var lines = accepted.stream()
                .flatMap(d -> release(d).lines().stream().map(line -> new Released(d, release(d), line)))
                .toList();
        if (!lines.isEmpty()) {
            insertCancellations(connection, lines);
            moveLines(connection, lines);
        }
        return accepted.stream().map(this::cancelled).toList();
    }

    private static StockAct.Release release(Decided decided) {
        return (StockAct.Release) decided.request().act();
    }

    private static void insertCancellations(Connection connection, List<Released> lines) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into cancellations (decision_id, line_id, quantity, reason, by_customer, put_back, cancelled_at)
                select decision_id, line_id, sum(quantity), reason, by_customer, true, at
                from unnest(?::uuid[], ?::bigint[], ?::int[], ?::text[], ?::bool[], ?::timestamptz[])
                     as n(decision_id, line_id, quantity, reason, by_customer, at)
                group by decision_id, line_id, reason, by_customer, at
                """)) {
            var columns = new Columns<>(connection, statement, lines);
            columns.add("uuid", l -> l.decided().decision().decisionId());
            columns.add("bigint", l -> l.line().lineId());
            columns.add("integer", l -> l.line().quantity());
            columns.add(
                    "text",
                    l -> Objects.requireNonNullElse(l.decided().request().reason(), ""));
            columns.add("bool", l -> l.act().byCustomer());
            columns.add("timestamptz", l -> l.movedAt().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    private static void moveLines(Connection connection, List<Released> lines) throws SQLException {
        try (var statement = connection.prepareStatement("""
                update order_lines l
                set open = l.open - d.quantity, cancelled = l.cancelled + d.quantity, released = l.released + d.quantity
                from (select line_id, sum(quantity)::int as quantity
                      from unnest(?::bigint[], ?::int[]) as n(line_id, quantity) group by line_id) d
                where l.line_id = d.line_id
                """)) {
            var columns = new Columns<>(connection, statement, lines);
            columns.add("bigint", l -> l.line().lineId());
            columns.add("integer", l -> l.line().quantity());
            statement.executeUpdate();
        }
    }

    private OrderJournal.Entry cancelled(Decided decided) {
        var act = release(decided);
        var decision = (Decision.Accepted) decided.decision();
        var request = decided.request();
        var envelope = new Envelope(
                ids.next(), decision.decisionId(), request.actor(), request.reason(), decision.decidedAt());
        var lines = act.lines().stream()
                .map(line -> new LineUnits(line.lineId(), line.sku(), line.quantity()))
                .toList();
        return new OrderJournal.Entry(
                act.orderId(),
                seq -> new LinesCancelled(envelope, seq, act.orderId(), act.brandId(), act.byCustomer(), true, lines));
    }
}
