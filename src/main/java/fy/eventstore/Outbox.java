package fy.eventstore;

import fy.shared.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** How far publication lags behind what was decided. */
@ApplicationScoped
public class Outbox {

    private final Database database;

    @Inject
    Outbox(Database database) {
        this.database = database;
    }

    /**
     * @param unpublished events that Kafka has not acknowledged yet
     * @param oldest age of the oldest of them; zero when there is none
     * @param lastPosition position of the last published event
     */
    public record Lag(long unpublished, Duration oldest, long lastPosition) {}

    public Lag lag() {
        return database.one(
                        row -> new Lag(row.getLong(1), Duration.ofMillis(Math.max(0, row.getLong(2))), row.getLong(3)),
                        """
                        select (select count(*) from outbox where position is null),
                               coalesce((select extract(epoch from clock_timestamp() - created_at) * 1000
                                         from outbox where position is null order by id limit 1), 0)::bigint,
                               (select last_position from publication)
                        """)
                .orElseThrow();
    }
}
