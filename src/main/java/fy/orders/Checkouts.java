package fy.orders;

import fy.shared.FyId;
import fy.shared.InvalidInput;
import fy.shared.TryAgain;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Freezing what a checkout page shows: a double click decides that row, never the basket of the moment. */
@ApplicationScoped
public class Checkouts {

    /**
     * Merges the lines, prices them and keeps the whole under a new id.
     *
     * @param lines 1 to 100 before merging, 1 to 1000 units each after it
     * @throws InvalidInput with the field at fault: {@code lines[3].SKU}, {@code lines[3].quantity}, {@code shipTo.city}, {@code email}
     */
    public Checkout freeze(FyId customer, List<WantedLine> lines, ShipTo shipTo, @Nullable String email) {
        throw new TryAgain("checkout is closed");
    }

    /** The customer's own. */
    public Optional<Checkout> find(FyId customer, UUID checkoutId) {
        return Optional.empty();
    }

    /** Where the customer's newest checkout was to go: what the address form begins with. */
    public Optional<ShipTo> lastShipTo(FyId customer) {
        return Optional.empty();
    }
}
