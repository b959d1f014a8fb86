package fy.eventstore;

import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** How far publication lags behind what was decided. */
@ApplicationScoped
public class Outbox {

    private static final int MOST_COUNTED = 10_000;

    private final Jdbc jdbc;

    @Inject
    Outbox(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How far publication is behind.
     *
     * @param unpublished events that Kafka has not acknowledged yet; at most {@value #MOST_COUNTED}, which then stands for
     *     as many or more
     * @param oldest age of the oldest of them; zero when there is none
     * @param lastPosition position of the last published event
     */
    public record Lag(long unpublished, Duration oldest, long lastPosition) {}

    /** However many wait, asking costs the same. */
    public Lag lag() {
        return jdbc.first(
                        """
                        select (select count(*) from (select from outbox where position is null order by id limit ?) as waiting),
                               coalesce((select extract(epoch from clock_timestamp() - created_at) * 1000
                                         from outbox where position is null order by id limit 1), 0)::bigint,
                               (select last_position from publication)
                        """,
                        row -> new Lag(row.getLong(1), Duration.ofMillis(Math.max(0, row.getLong(2))), row.getLong(3)),
                        MOST_COUNTED)
                .orElseThrow();
    }
}
