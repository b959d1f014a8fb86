package fy.orders;

import fy.events.OrderEvent.ReturnRequested;
import fy.eventstore.Identity;
import fy.orders.Outcome.LineShortfall;
import fy.orders.Returns.Inspection;
import fy.shared.Bounds;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.InvalidInput;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goods simply came back. They first settle what the customer had asked to return of that SKU; what goes beyond is a
 * return of its own. All of it is held until somebody has looked at it.
 */
@ApplicationScoped
class UnannouncedReturns {

    private final Acts acts;

    @Inject
    UnannouncedReturns(Acts acts) {
        this.acts = acts;
    }

    private record State(LockedLines lines, LockedLines.Line line, List<LockedReturn> expected) {
        int units() {
            return line.units().returnable()
                    + expected.stream().mapToInt(State::units).sum();
        }

        static int units(LockedReturn expected) {
            return expected.lines().values().stream()
                    .mapToInt(line -> line.units().expected())
                    .sum();
        }
    }

    Optional<Outcome> receive(
            BrandId brandId, FyId actor, String key, long orderId, Sku sku, @Nullable Integer quantity) {
        if (quantity != null && (quantity < 1 || quantity > Bounds.MAX_LINE_QUANTITY)) {
            throw new InvalidInput("quantity", "A quantity is 1 to " + Bounds.MAX_LINE_QUANTITY + " units.");
        }
        var identity = Identity.of(actor, key, "unannounced return", brandId, orderId, sku, quantity);
        return acts.settle(identity, "return", new Acts.Deed<State>() {
            @Override
            public Optional<State> lock(Connection connection) throws SQLException {
                return lockState(connection, orderId, brandId, sku);
            }

            @Override
            public Outcome decide(Act act, State state) throws SQLException {
                int there = state.units();
                int units = quantity == null ? there : quantity;
                if (units > there || units == 0) {
                    var shortfall = new LineShortfall(state.line().lineId(), sku.code(), Math.max(units, 1), there);
                    var why = there == 0 ? Outcome.Why.NOTHING_RETURNABLE : Outcome.Why.MORE_THAN_RETURNABLE;
                    return new Outcome.Refused(why, List.of(shortfall));
                }
                return write(act, brandId, orderId, state, units);
            }
        });
    }

    private static Optional<State> lockState(Connection connection, long orderId, BrandId brandId, Sku sku)
            throws SQLException {
        var lines = LockedLines.lock(connection, orderId, brandId, null).orElse(null);
        if (lines == null) {
            return Optional.empty();
        }
        var line = lines.of(sku).orElse(null);
        if (line == null) {
            throw new InvalidInput("SKU", "This order has no line of this SKU.");
        }
        return Optional.of(new State(lines, line, LockedReturn.lockExpected(connection, line.lineId())));
    }

    private static Outcome write(Act act, BrandId brandId, long orderId, State state, int units) throws SQLException {
        int rest = units;
        Long returnId = null;
        for (var expected : state.expected()) {
            int taken = Math.min(rest, State.units(expected));
            if (taken > 0) {
                hold(act, brandId, expected, taken);
                returnId = returnId == null ? expected.returnId() : returnId;
                rest -= taken;
            }
        }
        if (rest > 0) {
            returnId = open(act, brandId, orderId, state, rest);
        }
        return new Outcome.Done(true, returnId, units);
    }

    private static void hold(Act act, BrandId brandId, LockedReturn expected, int units) throws SQLException {
        ReturnDecisions.markApproved(act, brandId, expected);
        var line = expected.lines().values().iterator().next();
        ReturnReceipts.write(act, brandId, expected, List.of(new Inspection(line.returnLineId(), 0, 0, units)));
    }

    private static long open(Act act, BrandId brandId, long orderId, State state, int units) throws SQLException {
        var line = state.line();
        var wanted = List.of(new LineQuantity(line.lineId(), units));
        var opened = NewReturn.write(act, line.customer(), brandId, orderId, state.lines(), wanted, "");
        act.tell(
                orderId,
                null,
                (e, seq) -> new ReturnRequested(e, seq, orderId, brandId, opened.returnId(), opened.lines()));
        long returnLineId = opened.lines().getFirst().returnLineId();
        var lines = new LinkedHashMap<Long, LockedReturn.Line>();
        lines.put(returnLineId, new LockedReturn.Line(returnLineId, line.sku(), new ReturnUnits(units, 0, 0, 0, 0)));
        hold(act, brandId, new LockedReturn(opened.returnId(), orderId, false, false, lines), units);
        return opened.returnId();
    }
}
