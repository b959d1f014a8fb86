package fy.orders;

import fy.shared.Faults;
import fy.shared.Texts;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cleans and checks where an order goes and where its mails go. */
final class Addresses {

    private static final Set<String> COUNTRIES =
            Arrays.stream(Locale.getISOCountries()).collect(Collectors.toUnmodifiableSet());
    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s\\p{Cntrl}<>\",;:]{1,64}@[A-Za-z0-9.-]{1,180}\\.[A-Za-z]{2,60}");

    private Addresses() {}

    static ShipTo checked(ShipTo raw, Faults faults) {
        var country = Texts.line(raw.country()).toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(country)) {
            faults.add("shipTo.country", "A country is a code of two letters, for example DE.");
        }
        return new ShipTo(
                text("shipTo.name", "name", raw.name(), 120, faults),
                text("shipTo.street", "street", raw.street(), 200, faults),
                text("shipTo.city", "city", raw.city(), 120, faults),
                text("shipTo.postcode", "postcode", raw.postcode(), 20, faults),
                country);
    }

    static @Nullable String checkedEmail(@Nullable String raw, Faults faults) {
        if (raw == null || raw.isBlank()) {
            return null;
        }
        var email = raw.strip();
        if (email.length() > 254 || !EMAIL.matcher(email).matches()) {
            faults.add("email", "This is not a mail address.");
        }
        return email;
    }

    private static String text(String field, String word, @Nullable String raw, int max, Faults faults) {
        var cleaned = Texts.line(raw);
        if (cleaned.isEmpty() || !Texts.fits(cleaned, max)) {
            faults.add(field, "The " + word + " has 1 to " + max + " characters.");
        }
        return cleaned;
    }
}
