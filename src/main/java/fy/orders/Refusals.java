package fy.orders;

import fy.events.Envelope;
import fy.events.OrderEvent;
import fy.events.OrderEvent.OrderRefused;
import fy.eventstore.Columns;
import fy.inventory.updater.Decision;
import fy.inventory.updater.Decision.Cause;
import fy.inventory.updater.DecisionWriter.Decided;
import fy.inventory.updater.StockAct;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Writes refused orders down: as an event, and as unmet demand where stock was short. Not a movement. */
@ApplicationScoped
class Refusals {

    private final Ids ids;

    @Inject
    Refusals(Ids ids) {
        this.ids = ids;
    }

    private record Missed(Decision.Refused decision, FyId customer, BrandId brandId, Decision.Shortfall row) {}

    List<OrderEvent> write(Connection connection, List<Decided> refusedSales) throws SQLException {
        var missed = refusedSales.stream().flatMap(Refusals::missed).toList();
        if (!missed.isEmpty()) {
            insert(connection, missed);
        }
        return refusedSales.stream().map(this::refused).toList();
    }

    private static Stream<Missed> missed(Decided decided) {
        var refused = (Decision.Refused) decided.decision();
        var sale = (StockAct.Sale) decided.request().act();
        return refused.refusal().rows().stream()
                .filter(row -> row.cause() == Cause.SHORT)
                .map(row -> new Missed(refused, sale.customer(), brandOf(sale, row), row));
    }

    private static BrandId brandOf(StockAct.Sale sale, Decision.Shortfall row) {
        return sale.lines().stream()
                .filter(line -> line.sku().equals(row.sku()))
                .findFirst()
                .orElseThrow()
                .brandId();
    }

    private static void insert(Connection connection, List<Missed> missed) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into unmet_demand (decision_id, sku, brand_id, fy_id, wanted, had, at_seq, at)
                select * from unnest(?::uuid[], ?::text[], ?::uuid[], ?::uuid[], ?::int[], ?::bigint[], ?::bigint[],
                                     ?::timestamptz[])
                """)) {
            var columns = new Columns<>(connection, statement, missed);
            columns.add("uuid", m -> m.decision().decisionId());
            columns.add("text", m -> m.row().sku().code());
            columns.add("uuid", m -> m.brandId().value());
            columns.add("uuid", m -> m.customer().value());
            columns.add("integer", m -> Math.toIntExact(m.row().wanted()));
            columns.add("bigint", m -> m.row().had());
            columns.add("bigint", m -> m.row().seq());
            columns.add("timestamptz", m -> m.decision().decidedAt().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    private OrderEvent refused(Decided decided) {
        var refused = (Decision.Refused) decided.decision();
        var request = decided.request();
        var envelope = new Envelope(
                ids.next(),
                refused.decisionId(),
                request.actor(),
                words(refused.refusal().cause()),
                refused.decidedAt());
        return new OrderRefused(
                envelope,
                1,
                refused.refusal().rows().stream()
                        .map(row -> new OrderEvent.Shortfall(row.sku(), row.wanted(), row.had(), row.seq()))
                        .toList());
    }

    private static String words(Cause cause) {
        return cause == Cause.SHORT ? "short of stock" : "more than one customer may have";
    }
}
