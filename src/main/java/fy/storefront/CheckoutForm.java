package fy.storefront;

import fy.orders.ShipTo;
import fy.shared.InvalidInput;
import fy.web.Form;
import jakarta.ws.rs.FormParam;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The address form: what was typed, as the request brings it. */
class CheckoutForm {

    static final int MAX_NAME = 120;
    static final int MAX_STREET = 200;
    static final int MAX_CITY = 120;
    static final int MAX_POSTCODE = 20;

    private static final String SHIP_TO = "shipTo.";

    @FormParam("name")
    @Nullable
    String name;

    @FormParam("street")
    @Nullable
    String street;

    @FormParam("city")
    @Nullable
    String city;

    @FormParam("postcode")
    @Nullable
    String postcode;

    @FormParam("country")
    @Nullable
    String country;

    @FormParam("email")
    @Nullable
    String email;

    /** The address; harmless nonsense where the form has noted an error. */
    ShipTo shipTo(Form form) {
        var to = new ShipTo(
                form.line("name", name, 1, MAX_NAME),
                form.line("street", street, 1, MAX_STREET),
                form.line("city", city, 1, MAX_CITY),
                form.line("postcode", postcode, 1, MAX_POSTCODE),
                form.line("country", country, 0, 2).toUpperCase(Locale.ROOT));
        if (!Countries.known(to.country())) {
            form.reject("country", "Choose a country.");
        }
        return to;
    }

    String email(Form form) {
        return form.email("email", email);
    }

    /** The form as it is first shown. */
    static Form filledWith(@Nullable ShipTo to, String name, String email) {
        return new Form()
                .keep("name", to == null ? name : to.name())
                .keep("street", to == null ? "" : to.street())
                .keep("city", to == null ? "" : to.city())
                .keep("postcode", to == null ? "" : to.postcode())
                .keep("country", to == null ? "" : to.country())
                .keep("email", email);
    }

    /** Notes what the checkout itself found wrong with the address. */
    static void note(Form form, InvalidInput input) {
        input.faults()
                .forEach(fault -> form.reject(
                        fault.field().startsWith(SHIP_TO) ? fault.field().substring(SHIP_TO.length()) : fault.field(),
                        fault.message()));
    }
}
