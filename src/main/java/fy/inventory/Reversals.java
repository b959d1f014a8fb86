package fy.inventory;

import fy.eventstore.Identity;
import fy.eventstore.KeyReused;
import fy.inventory.updater.Decision;
import fy.inventory.updater.StockAct;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.InvalidInput;
import fy.shared.TryAgain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Restocks and write-offs are undone by movements that point at them, once each. */
@ApplicationScoped
public class Reversals {

    private final BrandActs acts;

    @Inject
    Reversals(BrandActs acts) {
        this.acts = acts;
    }

    /**
     * Undoes all of these movements or none.
     *
     * @param key the act's id, 1 to 255 printable characters
     * @param events ids of the brand's movements, at least one
     * @throws InvalidInput there is nothing to undo
     * @throws KeyReused the key came before with other content
     * @throws TryAgain nothing was decided
     */
    public Decision reverse(FyId actor, String key, BrandId brand, Collection<UUID> events, @Nullable String reason) {
        if (events.isEmpty()) {
            throw new InvalidInput("", "There is nothing left to undo.");
        }
        var sorted = List.copyOf(events.stream().sorted().distinct().toList());
        return acts.decide(
                actor,
                Identity.of(actor, key, "reversal", brand, sorted),
                Reasons.optional(reason),
                new StockAct.Reversal(brand, sorted));
    }
}
