package fy.orders;

import fy.shared.FySettings;
import fy.shared.FySettings.Role;
import fy.shared.Jdbc;
import fy.shared.TryAgain;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Forgets checkouts that never became a decision. Those that did stay for as long as the decision does: the same click
 * gets the same answer. Each process goes over the table once, a page at a time, and then on from where it stands; that
 * several do harms nothing.
 */
@ApplicationScoped
class CheckoutSweep {

    private static final int PAGE = 1_000;

    private final Jdbc jdbc;
    private final FySettings fy;
    private final CheckoutSettings settings;
    private Position position = new Position(Instant.EPOCH, new UUID(0, 0));

    @Inject
    CheckoutSweep(Jdbc jdbc, FySettings fy, CheckoutSettings settings) {
        this.jdbc = jdbc;
        this.fy = fy;
        this.settings = settings;
    }

    private record Position(Instant frozenAt, UUID checkoutId) {}

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        if (fy.roles().contains(Role.WEB)) {
            try {
                sweep();
            } catch (TryAgain e) {
                // the same page again in a minute
            }
        }
    }

    /** Looks at the next page of those that are old enough. */
    synchronized void sweep() {
        var looked = jdbc.first(
                """
                with page as (
                    select checkout_id, fy_id, act_id, created_at from checkouts
                    where (created_at, checkout_id) > (?, ?) and created_at < now() - make_interval(secs => ?)
                    order by created_at, checkout_id limit ?),
                forgotten as (
                    delete from checkouts c using page p where c.checkout_id = p.checkout_id and not exists (
                        select from decisions d where d.client = p.fy_id and d.key = p.act_id::text))
                select created_at, checkout_id from page order by created_at desc, checkout_id desc limit 1
                """,
                CheckoutSweep::read,
                position.frozenAt(),
                position.checkoutId(),
                settings.kept().toSeconds(),
                PAGE);
        looked.ifPresent(last -> position = last);
    }

    private static Position read(ResultSet row) throws SQLException {
        return new Position(row.getObject(1, OffsetDateTime.class).toInstant(), row.getObject(2, UUID.class));
    }
}
