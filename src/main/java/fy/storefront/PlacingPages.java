package fy.storefront;

import fy.clients.Caller;
import fy.clients.Limited;
import fy.orders.Checkout;
import fy.orders.Checkouts;
import fy.orders.PlaceOrder;
import fy.orders.Placement;
import fy.orders.WantedLine;
import fy.shared.InvalidInput;
import fy.web.Asked;
import fy.web.Page;
import fy.web.ProblemException;
import fy.web.SeeOther;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Placing what a checkout page showed. A double click decides the same checkout, and so answers the same. */
@Path("/checkouts/{id}")
@RolesAllowed("customer")
@Blocking
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
class PlacingPages {

    @Inject
    Caller caller;

    @Inject
    Checkouts checkouts;

    @Inject
    PlaceOrder placeOrder;

    @Inject
    Basket basket;

    @Inject
    Carts carts;

    @Inject
    Frame frame;

    @Inject
    Page page;

    @Inject
    StorefrontMessages words;

    @CheckedTemplate(basePath = "storefront")
    static class Templates {

        private Templates() {}

        static native TemplateInstance refusal(RefusalView refusal);
    }

    @POST
    @Limited("checkout")
    @Path("order")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response place(@PathParam("id") String id) {
        var checkout = own(id);
        return switch (placeOrder.place(checkout, caller.fyId())) {
            case Placement.Placed placed -> placed(checkout, placed);
            case Placement.Refused refused -> refused(checkout, refused);
            case Placement.PricesChanged changed -> pricesChanged(checkout);
        };
    }

    /** The same without what cannot be had, as a new checkout and in the basket. */
    @POST
    @Limited("checkout-page")
    @Path("adjustment")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response adjust(@PathParam("id") String id, MultivaluedMap<String, String> fields) {
        var checkout = own(id);
        var lines = RefusalView.adjusted(checkout, fields);
        basket.find().ifPresent(cart -> carts.set(cart, lines));
        var left = lines.stream()
                .filter(line -> line.quantity() > 0)
                .map(CartLine::wanted)
                .toList();
        if (left.isEmpty()) {
            page.warn(words.nothingLeft());
            return SeeOther.at(BasketPages.PATH);
        }
        page.flash(words.adjusted());
        return frozen(checkout, left);
    }

    private Response placed(Checkout checkout, Placement.Placed placed) {
        basket.bought(checkout);
        return SeeOther.at(Addresses.order(placed.orderId()) + "/confirmation");
    }

    private Response refused(Checkout checkout, Placement.Refused refused) {
        frame.fill();
        return Response.status(409)
                .entity(Templates.refusal(RefusalView.of(checkout, refused)))
                .build();
    }

    private Response pricesChanged(Checkout seen) {
        try {
            var now = checkouts.again(caller.fyId(), seen);
            frame.fill();
            return Response.status(409)
                    .entity(CheckoutPages.Templates.review(now, PriceChanges.between(seen, now)))
                    .build();
        } catch (InvalidInput gone) {
            page.warn(words.withdrawnFirst());
            return SeeOther.at(BasketPages.PATH);
        }
    }

    private Response frozen(Checkout from, List<WantedLine> lines) {
        try {
            var now = checkouts.freeze(caller.fyId(), lines, from.shipTo(), from.email());
            return SeeOther.at(Addresses.checkout(now.checkoutId()));
        } catch (InvalidInput gone) {
            page.warn(words.withdrawnFirst());
            return SeeOther.at(BasketPages.PATH);
        }
    }

    private Checkout own(String id) {
        return checkouts.find(caller.fyId(), Asked.id(id)).orElseThrow(ProblemException::notFound);
    }
}
