package fy.orders;

import fy.eventstore.KeyReused;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.InvalidInput;
import fy.shared.TryAgain;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** A customer asks to send goods back. */
@ApplicationScoped
public class RequestReturn {

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
        throw new TryAgain("orders are closed");
    }
}
