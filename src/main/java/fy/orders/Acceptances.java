package fy.orders;

import fy.events.OrderEvent.OrderAccepted;
import fy.eventstore.Identity;
import fy.shared.BrandId;
import fy.shared.FyId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A brand says that it will ship. */
@ApplicationScoped
class Acceptances {

    private final Acts acts;

    @Inject
    Acceptances(Acts acts) {
        this.acts = acts;
    }

    Optional<Outcome> accept(BrandId brandId, FyId actor, String key, long orderId) {
        var identity = Identity.of(actor, key, "acceptance", brandId, orderId);
        return acts.settle(identity, "acceptance", new Acts.Deed<LockedLines>() {
            @Override
            public Optional<LockedLines> lock(Connection connection) throws SQLException {
                return LockedLines.lock(connection, orderId, brandId, null);
            }

            @Override
            public Outcome decide(Act act, LockedLines lines) throws SQLException {
                if (lines.sum(LineUnits::open) == 0) {
                    return lines.sum(LineUnits::shipped) > 0
                            ? new Outcome.Done(false, null)
                            : new Outcome.Refused(Outcome.Why.NOTHING_OPEN, List.of());
                }
                return new Outcome.Done(mark(act, orderId, brandId), null);
            }
        });
    }

    /**
     * Under the lock of the part's lines.
     *
     * @return whether it had not been accepted before
     */
    static boolean mark(Act act, long orderId, BrandId brandId) throws SQLException {
        int marked = act.run("""
                update brand_orders set accepted_at = ?, accepted_by = ?
                where order_id = ? and brand_id = ? and accepted_at is null
                """, act.at(), act.actor().value(), orderId, brandId.value());
        if (marked == 1) {
            act.tell(orderId, null, (envelope, seq) -> new OrderAccepted(envelope, seq, orderId, brandId));
        }
        return marked == 1;
    }
}
