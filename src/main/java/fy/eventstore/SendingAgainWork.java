package fy.eventstore;

import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/** Sends a SKU's published events once more; whoever has them already skips them. */
@ApplicationScoped
class SendingAgainWork implements JobWork {

    private static final int STRETCH = 1_000;

    private final DataSource database;
    private final EventStore store;

    @Inject
    SendingAgainWork(DataSource database, EventStore store) {
        this.database = database;
        this.store = store;
    }

    @Override
    public String kind() {
        return SendingAgain.KIND;
    }

    @Override
    public Done run(Job job) throws SQLException {
        var parameter = Objects.requireNonNull(job.parameter());
        int colon = parameter.indexOf(':');
        var sku = new Sku(parameter.substring(0, colon));
        long next = Long.parseLong(parameter.substring(colon + 1));
        long events = 0;
        try (var connection = database.getConnection()) {
            while (true) {
                var rows = OutboxRows.ofSku(connection, sku.code(), next, next + STRETCH - 1);
                if (rows.isEmpty()) {
                    return Done.of(1, events, Map.of());
                }
                store.send("again", rows.stream().map(OutboxRow::message).toList());
                events += rows.size();
                next += STRETCH;
            }
        }
    }
}
