package fy.storefront;

import fy.clients.Caller;
import fy.clients.Limited;
import fy.orders.Checkout;
import fy.orders.Checkouts;
import fy.shared.InvalidInput;
import fy.web.Asked;
import fy.web.Form;
import fy.web.Page;
import fy.web.ProblemException;
import fy.web.SeeOther;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** From a basket to a page that says exactly what would be ordered. */
@Path("/checkouts")
@RolesAllowed("customer")
@Blocking
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
class CheckoutPages {

    @Inject
    Caller caller;

    @Inject
    Basket basket;

    @Inject
    BasketViews views;

    @Inject
    Checkouts checkouts;

    @Inject
    Frame frame;

    @Inject
    Page page;

    @Inject
    StorefrontMessages words;

    @CheckedTemplate(basePath = "storefront")
    static class Templates {

        private Templates() {}

        static native TemplateInstance address(BasketView basket, List<Countries.Country> countries, Form form);

        static native TemplateInstance review(Checkout checkout, PriceChanges changes);
    }

    @GET
    @Path("new")
    public Object address() {
        var last = checkouts.lastShipTo(caller.fyId()).orElse(null);
        return address(
                CheckoutForm.filledWith(
                        last, caller.displayName(), caller.email().orElse("")),
                200);
    }

    @POST
    @Limited("checkout-page")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object freeze(@BeanParam CheckoutForm typed) {
        var form = new Form();
        var shipTo = typed.shipTo(form);
        var email = typed.email(form);
        if (form.hasErrors()) {
            return address(form, 422);
        }
        var lines = basket.lines().stream().map(CartLine::wanted).toList();
        try {
            var checkout = checkouts.freeze(caller.fyId(), lines, shipTo, email);
            return SeeOther.at(Addresses.checkout(checkout.checkoutId()));
        } catch (InvalidInput input) {
            CheckoutForm.note(form, input);
            return address(form, 422);
        }
    }

    @GET
    @Path("{id}")
    public TemplateInstance review(@PathParam("id") String id) {
        var checkout = checkouts.find(caller.fyId(), Asked.id(id)).orElseThrow(ProblemException::notFound);
        frame.fill();
        return Templates.review(checkout, PriceChanges.NONE);
    }

    /** The address form; back to the basket when there is nothing in it that could be ordered. */
    private Object address(Form form, int status) {
        var view = views.of(basket.lines());
        if (view.parcels().isEmpty() || !view.withdrawn().isEmpty()) {
            page.warn(view.isEmpty() ? words.basketEmpty() : words.withdrawnFirst());
            return SeeOther.at(BasketPages.PATH);
        }
        frame.fill(view.pieces());
        return Response.status(status)
                .entity(Templates.address(view, Countries.byName(), form))
                .build();
    }
}
