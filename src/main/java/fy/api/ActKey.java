package fy.api;

import fy.clients.Caller;
import fy.web.ProblemException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code Idempotency-Key} of a call: 1 to 255 printable characters. */
final class ActKey {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private ActKey() {}

    /**
     * The key given, as the brand's that the caller acts for: one person's keys for two brands never meet. A fresh one
     * where none was given: then the call cannot be repeated safely.
     */
    static String orFresh(@Nullable String header, Caller caller) {
        if (header == null) {
            return "fresh-" + UUID.randomUUID();
        }
        String key = checked(header);
        return caller.currentBrand().map(brand -> brand.brandId() + "/" + key).orElse(key);
    }

    /** The key given; without one the call is a 400. */
    static String required(@Nullable String header) {
        if (header == null) {
            throw ProblemException.malformed(HEADER, "This call needs an Idempotency-Key.");
        }
        return checked(header);
    }

    private static String checked(String header) {
        if (!PRINTABLE.matcher(header).matches()) {
            throw ProblemException.malformed(HEADER, "A key has 1 to 255 printable characters without spaces.");
        }
        return header;
    }
}
