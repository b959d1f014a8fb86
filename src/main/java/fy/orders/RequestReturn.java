package fy.orders;

import fy.events.OrderEvent.ReturnRequested;
import fy.eventstore.Identity;
import fy.eventstore.KeyReused;
import fy.shared.Bounds;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.InvalidInput;
import fy.shared.Sku;
import fy.shared.Texts;
import fy.shared.TryAgain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A customer asks to send goods back. */
@ApplicationScoped
public class RequestReturn {

    private final Acts acts;
    private final CustomerOrders orders;

    @Inject
    RequestReturn(Acts acts, CustomerOrders orders) {
        this.acts = acts;
        this.orders = orders;
    }

    /**
     * Asks one brand to take these units back.
     *
     * @param key the form's hidden act id
     * @param reason the customer's words, at most 500 characters, may be empty
     * @return {@link Outcome.Done} with the return's id; empty where the customer has no such order
     * @throws InvalidInput no lines, a line twice, a quantity below 1, or a reason too long
     * @throws KeyReused the key came before with other content
     * @throws TryAgain nothing was decided
     */
    public Optional<Outcome> request(
            FyId customer, String key, long orderId, BrandId brandId, List<LineQuantity> lines, String reason) {
        LineQuantity.checkSome(lines);
        var words = Texts.block(reason);
        if (!Texts.fits(words, 500)) {
            throw new InvalidInput("reason", "A reason has at most 500 characters.");
        }
        var identity = Identity.of(customer, key, "return", brandId, orderId, lines, words);
        return acts.settle(identity, "return", new Acts.Deed<LockedLines>() {
            @Override
            public Optional<LockedLines> lock(Connection connection) throws SQLException {
                return LockedLines.lock(connection, orderId, brandId, customer);
            }

            @Override
            public Outcome decide(Act act, LockedLines locked) throws SQLException {
                return open(act, customer, brandId, orderId, locked, lines, words);
            }
        });
    }

    /**
     * Asks to return one SKU of an order.
     *
     * @param quantity units; null for all that were shipped and not asked back yet
     * @return as above, with the units
     * @throws InvalidInput the order has no such SKU, or the quantity is below 1
     */
    public Optional<Outcome> request(FyId customer, String key, long orderId, Sku sku, @Nullable Integer quantity) {
        if (quantity != null && (quantity < 1 || quantity > Bounds.MAX_LINE_QUANTITY)) {
            throw new InvalidInput("quantity", "A quantity is 1 to " + Bounds.MAX_LINE_QUANTITY + " units.");
        }
        return orders.find(customer, orderId).flatMap(order -> {
            var brandId = order.brandOf(sku)
                    .orElseThrow(() -> new InvalidInput("SKU", "This order has no line of this SKU."));
            var identity = Identity.of(customer, key, "return", orderId, sku, quantity);
            return acts.settle(identity, "return", new Acts.Deed<LockedLines>() {
                @Override
                public Optional<LockedLines> lock(Connection connection) throws SQLException {
                    return LockedLines.lock(connection, orderId, brandId, customer);
                }

                @Override
                public Outcome decide(Act act, LockedLines locked) throws SQLException {
                    var line = locked.of(sku).orElseThrow();
                    int units = quantity == null ? Math.max(1, line.units().returnable()) : quantity;
                    var wanted = List.of(new LineQuantity(line.lineId(), units));
                    return open(act, customer, brandId, orderId, locked, wanted, "");
                }
            });
        });
    }

    private static Outcome open(
            Act act,
            FyId customer,
            BrandId brandId,
            long orderId,
            LockedLines locked,
            List<LineQuantity> lines,
            String reason)
            throws SQLException {
        var beyond = locked.beyond(lines, LineUnits::returnable);
        if (!beyond.isEmpty()) {
            boolean none = beyond.stream().allMatch(line -> line.had() == 0);
            return new Outcome.Refused(
                    none ? Outcome.Why.NOTHING_RETURNABLE : Outcome.Why.MORE_THAN_RETURNABLE, beyond);
        }
        var opened = NewReturn.write(act, customer, brandId, orderId, locked, lines, reason);
        act.tell(
                orderId,
                null,
                (envelope, seq) ->
                        new ReturnRequested(envelope, seq, orderId, brandId, opened.returnId(), opened.lines()));
        return new Outcome.Done(
                true,
                opened.returnId(),
                lines.stream().mapToInt(LineQuantity::quantity).sum());
    }
}
