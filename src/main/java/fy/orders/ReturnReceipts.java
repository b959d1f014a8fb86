package fy.orders;

import fy.events.OrderEvent.InspectedUnits;
import fy.events.OrderEvent.ReturnReceived;
import fy.eventstore.Identity;
import fy.orders.Outcome.LineShortfall;
import fy.orders.Returns.Inspection;
import fy.shared.Bounds;
import fy.shared.BrandId;
import fy.shared.Faults;
import fy.shared.FyId;
import fy.shared.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Goods of an approved return arrive and are looked at. Nothing goes on sale by this. */
@ApplicationScoped
class ReturnReceipts {

    private final Acts acts;

    @Inject
    ReturnReceipts(Acts acts) {
        this.acts = acts;
    }

    Optional<Outcome> receive(BrandId brandId, FyId actor, String key, long returnId, List<Inspection> inspected) {
        check(inspected);
        var identity = Identity.of(actor, key, "receipt", brandId, returnId, inspected);
        return acts.settle(identity, "receipt", new Acts.Deed<LockedReturn>() {
            @Override
            public Optional<LockedReturn> lock(Connection connection) throws SQLException {
                return LockedReturn.lock(connection, brandId, returnId);
            }

            @Override
            public Outcome decide(Act act, LockedReturn found) throws SQLException {
                if (found.declined() || !found.approved()) {
                    return new Outcome.Refused(Outcome.Why.NOT_APPROVED, List.of());
                }
                var beyond = beyond(found, inspected);
                if (!beyond.isEmpty()) {
                    return new Outcome.Refused(Outcome.Why.MORE_THAN_EXPECTED, beyond);
                }
                write(act, brandId, found, inspected);
                return new Outcome.Done(true, returnId);
            }
        });
    }

    Optional<Outcome> inspectHeld(BrandId brandId, FyId actor, String key, long returnLineId, int fit, int discard) {
        check(List.of(new Inspection(returnLineId, fit, discard, 0)));
        var identity = Identity.of(actor, key, "inspection", brandId, returnLineId, fit, discard);
        return acts.settle(identity, "inspection", new Acts.Deed<LockedReturn>() {
            @Override
            public Optional<LockedReturn> lock(Connection connection) throws SQLException {
                return LockedReturn.lockLine(connection, brandId, returnLineId);
            }

            @Override
            public Outcome decide(Act act, LockedReturn found) throws SQLException {
                var line = found.line(returnLineId);
                long units = (long) fit + discard;
                if (!line.units().canInspect(units)) {
                    var shortfall = new LineShortfall(
                            returnLineId, line.sku().code(), units, line.units().held());
                    return new Outcome.Refused(Outcome.Why.MORE_THAN_HELD, List.of(shortfall));
                }
                write(act, line, line.units().inspect(fit, discard));
                var told = List.of(new InspectedUnits(returnLineId, line.sku(), fit, discard, -(fit + discard)));
                tell(act, brandId, found, told);
                return new Outcome.Done(true, found.returnId());
            }
        });
    }

    /** Under the lock of its lines; the units are known to be expected. */
    static void write(Act act, BrandId brandId, LockedReturn found, List<Inspection> inspected) throws SQLException {
        var told = new ArrayList<InspectedUnits>();
        for (var one : inspected) {
            var line = found.line(one.returnLineId());
            write(act, line, line.units().receive(one.fit(), one.discard(), one.hold()));
            told.add(new InspectedUnits(one.returnLineId(), line.sku(), one.fit(), one.discard(), one.hold()));
        }
        act.run(
                "update returns set received_at = ? where return_id = ? and received_at is null",
                act.at(),
                found.returnId());
        tell(act, brandId, found, List.copyOf(told));
    }

    private static void write(Act act, LockedReturn.Line line, ReturnUnits units) throws SQLException {
        act.run(
                "update return_lines set received = ?, fit = ?, discarded = ?, held = ? where return_line_id = ?",
                units.received(),
                units.fit(),
                units.discarded(),
                units.held(),
                line.returnLineId());
    }

    private static void tell(Act act, BrandId brandId, LockedReturn found, List<InspectedUnits> told) {
        act.tell(
                found.orderId(),
                null,
                (e, seq) -> new ReturnReceived(e, seq, found.orderId(), brandId, found.returnId(), told));
    }

    private static List<LineShortfall> beyond(LockedReturn found, List<Inspection> inspected) {
        var beyond = new ArrayList<LineShortfall>();
        for (int i = 0; i < inspected.size(); i++) {
            var one = inspected.get(i);
            var line = found.lines().get(one.returnLineId());
            if (line == null) {
                throw new InvalidInput("lines[" + i + "].returnLineId", "This return has no such line.");
            }
            if (!line.units().canReceive(one.units())) {
                int expected = line.units().expected();
                beyond.add(new LineShortfall(one.returnLineId(), line.sku().code(), one.units(), expected));
            }
        }
        return beyond;
    }

    private static void check(List<Inspection> inspected) {
        var faults = new Faults();
        if (inspected.isEmpty() || inspected.size() > Bounds.MAX_ORDER_LINES) {
            faults.add("lines", "Say for at least one unit what became of it.");
        }
        var seen = new HashSet<Long>();
        for (int i = 0; i < inspected.size() && !faults.any(); i++) {
            var one = inspected.get(i);
            if (!seen.add(one.returnLineId())) {
                faults.add("lines[" + i + "].returnLineId", "This line is named twice.");
            }
            if (Math.min(one.fit(), Math.min(one.discard(), one.hold())) < 0
                    || one.units() < 1
                    || one.units() > Bounds.MAX_LINE_QUANTITY) {
                faults.add(
                        "lines[" + i + "]", "Units are whole numbers, 1 to " + Bounds.MAX_LINE_QUANTITY + " in all.");
            }
        }
        faults.raise();
    }
}
