package fy.orders;

import fy.eventstore.KeyReused;
import fy.shared.FyId;
import fy.shared.InvalidInput;
import fy.shared.TryAgain;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Placing an order: all or nothing over all its lines and brands. */
@ApplicationScoped
public class PlaceOrder {

    /**
     * Places what was frozen. The same checkout gets the same answer for ever, once it is placed or refused.
     *
     * @return empty where the customer has no such checkout
     * @throws TryAgain nothing was decided; the same checkout may be placed again
     */
    public Optional<Placement> place(UUID checkoutId, FyId customer) {
        throw new TryAgain("checkout is closed");
    }

    /**
     * Places an order at today's prices; never {@link Placement.PricesChanged}.
     *
     * @param key the caller's idempotency key, 1 to 255 printable characters
     * @throws InvalidInput with the field at fault
     * @throws KeyReused the key came before with other content
     * @throws TryAgain nothing was decided; the same call may come again
     */
    public Placement place(FyId customer, String key, List<WantedLine> lines, ShipTo shipTo) {
        throw new TryAgain("checkout is closed");
    }
}
