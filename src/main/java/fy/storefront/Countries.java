package fy.storefront;

import io.quarkus.qute.TemplateExtension;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Countries an order may go to: all of ISO 3166. */
final class Countries {

    /** @param code two letters */
    record Country(String code, String name) {}

    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    private static final List<Country> BY_NAME = Arrays.stream(Locale.getISOCountries())
            .map(code -> new Country(code, name(code)))
            .sorted(Comparator.comparing(Country::name))
            .toList();

    private Countries() {}

    static boolean known(String code) {
        return CODES.contains(code);
    }

    static List<Country> byName() {
        return BY_NAME;
    }

    @TemplateExtension(namespace = "country")
    static String name(String code) {
        return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }
}
