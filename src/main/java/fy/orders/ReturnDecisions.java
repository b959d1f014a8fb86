package fy.orders;

import fy.events.OrderEvent.ReturnApproved;
import fy.events.OrderEvent.ReturnDeclined;
import fy.eventstore.Identity;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.InvalidInput;
import fy.shared.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A brand agrees to a return, or does not. */
@ApplicationScoped
class ReturnDecisions {

    private final Acts acts;

    @Inject
    ReturnDecisions(Acts acts) {
        this.acts = acts;
    }

    Optional<Outcome> approve(BrandId brandId, FyId actor, String key, long returnId) {
        var identity = Identity.of(actor, key, "approval", brandId, returnId);
        return acts.settle(identity, "approval", new Acts.Deed<LockedReturn>() {
            @Override
            public Optional<LockedReturn> lock(Connection connection) throws SQLException {
                return LockedReturn.lock(connection, brandId, returnId);
            }

            @Override
            public Outcome decide(Act act, LockedReturn found) throws SQLException {
                return found.declined()
                        ? new Outcome.Refused(Outcome.Why.ALREADY_DECIDED, List.of())
                        : new Outcome.Done(markApproved(act, brandId, found), returnId);
            }
        });
    }

    Optional<Outcome> decline(BrandId brandId, FyId actor, String key, long returnId, String reason) {
        var words = Texts.block(reason);
        if (words.isEmpty() || !Texts.fits(words, 500)) {
            throw new InvalidInput("reason", "Tell the customer why, in 1 to 500 characters.");
        }
        var identity = Identity.of(actor, key, "declining", brandId, returnId, words);
        return acts.settle(identity, "declining", new Acts.Deed<LockedReturn>() {
            @Override
            public Optional<LockedReturn> lock(Connection connection) throws SQLException {
                return LockedReturn.lock(connection, brandId, returnId);
            }

            @Override
            public Outcome decide(Act act, LockedReturn found) throws SQLException {
                if (found.approved() || found.declined()) {
                    return new Outcome.Refused(Outcome.Why.ALREADY_DECIDED, List.of());
                }
                act.run(
                        "update returns set declined_at = ?, decline_reason = ? where return_id = ?",
                        act.at(),
                        words,
                        returnId);
                long orderId = found.orderId();
                act.tell(orderId, null, (e, seq) -> new ReturnDeclined(e, seq, orderId, brandId, returnId));
                return new Outcome.Done(true, returnId);
            }
        });
    }

    /**
     * Under the lock of its lines.
     *
     * @return whether it had not been approved before
     */
    static boolean markApproved(Act act, BrandId brandId, LockedReturn found) throws SQLException {
        long orderId = found.orderId();
        long returnId = found.returnId();
        int marked = act.run(
                "update returns set approved_at = ? where return_id = ? and approved_at is null", act.at(), returnId);
        if (marked == 1) {
            act.tell(orderId, null, (e, seq) -> new ReturnApproved(e, seq, orderId, brandId, returnId));
        }
        return marked == 1;
    }
}
