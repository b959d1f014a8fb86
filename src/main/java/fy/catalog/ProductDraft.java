package fy.catalog;

import fy.shared.Faults;
import fy.shared.InvalidInput;
import fy.shared.Texts;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a brand says about a product. Texts may come as they were typed: they are cleaned here.
 *
 * @param name 1 to 120 characters
 * @param description up to 4 000 characters
 * @param pictureId one of the brand's pictures, or null
 */
public record ProductDraft(
        String name, String description, @Nullable UUID pictureId, boolean published) {

    /** Field names in the faults: {@code name}, {@code description}. */
    public ProductDraft {
        name = Texts.line(name);
        description = Texts.block(description);
    }

    /** @throws InvalidInput every field at fault */
    void check() {
        var faults = new Faults();
        if (name.isEmpty()) {
            faults.add("name", "A product needs a name.");
        } else if (!Texts.fits(name, 120)) {
            faults.add("name", "A name has at most 120 characters.");
        }
        if (!Texts.fits(description, 4_000)) {
            faults.add("description", "A description has at most 4,000 characters.");
        }
        faults.raise();
    }
}
