package fy.inventory;

import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether live figures are up to date. */
@ApplicationScoped
public class Freshness {

    /** From this age of the oldest unpublished event on, pages say <em>as of hh:mm:ss</em>. */
    public static final Duration TOLERATED = Duration.ofSeconds(5);

    private static final Duration KEPT = Duration.ofSeconds(1);

    private final Jdbc jdbc;
    private volatile @Nullable Answer last;

    @Inject
    Freshness(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    private record Answer(Optional<Instant> asOf, long nanoTime) {}

    /**
     * Since when live figures stand still; empty while they are up to date. Events up to that instant are in the
     * figures. The answer is at most a second old itself.
     */
    public Optional<Instant> asOf() {
        var answer = last;
        if (answer == null || System.nanoTime() - answer.nanoTime > KEPT.toNanos()) {
            answer = new Answer(read(), System.nanoTime());
            last = answer;
        }
        return answer.asOf;
    }

    private Optional<Instant> read() {
        return jdbc.first("""
                select oldest.created_at
                from (select created_at from outbox where position is null order by id limit 1) as oldest
                where oldest.created_at < clock_timestamp() - make_interval(secs => ?)
                """, row -> row.getObject(1, OffsetDateTime.class).toInstant(), TOLERATED.toSeconds());
    }
}
