package fy.clients;

import fy.shared.Faults;
import fy.shared.InvalidInput;
import fy.shared.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a brand's owner may change about it. Texts are cleaned on the way in.
 *
 * @param website https address; null for none
 * @param shippingPrice flat price per order, minor units, tax included
 */
public record BrandProfile(
        String name,
        String story,
        String contactEmail,
        @Nullable String website,
        long shippingPrice) {

    public static final long MAX_SHIPPING_PRICE = 100_000_000;

    public BrandProfile {
        name = Texts.line(name);
        story = Texts.block(story);
        contactEmail = contactEmail.strip();
        website = website == null || website.isBlank() ? null : website.strip();
    }

    /** @throws InvalidInput every field at fault, named as here */
    void check() {
        var faults = new Faults();
        BrandApplication.checkProfile(faults, name, story, contactEmail, website);
        if (shippingPrice < 0 || shippingPrice > MAX_SHIPPING_PRICE) {
            faults.add("shippingPrice", "Enter an amount from 0 to 1,000,000.");
        }
        faults.raise();
    }

    /** Names of the fields, as here, in which the brand says something else. */
    List<String> differencesFrom(Brand brand) {
        var fields = new ArrayList<String>();
        addIf(!name.equals(brand.name()), "name", fields);
        addIf(!story.equals(brand.story()), "story", fields);
        addIf(!contactEmail.equals(brand.contactEmail()), "contactEmail", fields);
        addIf(!Objects.equals(website, brand.website()), "website", fields);
        addIf(shippingPrice != brand.shippingPrice(), "shippingPrice", fields);
        return fields;
    }

    private static void addIf(boolean differs, String field, List<String> fields) {
        if (differs) {
            fields.add(field);
        }
    }
}
