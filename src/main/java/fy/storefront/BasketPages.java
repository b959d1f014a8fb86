package fy.storefront;

import fy.catalog.Skus;
import fy.clients.Limited;
import fy.web.Asked;
import fy.web.Form;
import fy.web.Page;
import fy.web.ProblemException;
import fy.web.SeeOther;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The basket: open to everybody, with or without a login. */
@Path("/basket")
@PermitAll
@Blocking
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
class BasketPages {

    static final String PATH = "/basket";

    @Inject
    Basket basket;

    @Inject
    Carts carts;

    @Inject
    BasketViews views;

    @Inject
    Skus skus;

    @Inject
    ArtPages art;

    @Inject
    Frame frame;

    @Inject
    Page page;

    @Inject
    StorefrontMessages words;

    @CheckedTemplate(basePath = "storefront")
    static class Templates {

        private Templates() {}

        static native TemplateInstance basket(BasketView basket, Form form);
    }

    @GET
    public TemplateInstance basket() {
        return shown(new Form());
    }

    @POST
    @Limited("basket")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object update(MultivaluedMap<String, String> fields) {
        var form = new Form();
        var wanted = BasketForm.toSet(form, fields);
        if (form.hasErrors()) {
            return Response.status(422).entity(shown(form)).build();
        }
        basket.find().ifPresent(cart -> carts.set(cart, wanted));
        return SeeOther.at("checkout".equals(fields.getFirst("then")) ? "/checkouts/new" : PATH);
    }

    @POST
    @Limited("basket")
    @Path("lines")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object add(@FormParam("sku") @Nullable String code, @FormParam("quantity") @Nullable String quantity) {
        var sku = skus.findPublished(Asked.sku(code == null ? "" : code)).orElseThrow(ProblemException::notFound);
        var form = new Form();
        int units = BasketForm.toAdd(form, quantity);
        if (form.hasErrors()) {
            return Response.status(422).entity(art.page(sku.sku(), form)).build();
        }
        if (carts.add(basket.open(), sku.sku(), units)) {
            page.flash(words.added(sku.title()));
        } else {
            page.warn(words.basketFull());
        }
        return SeeOther.at(PATH);
    }

    @POST
    @Limited("basket")
    @Path("lines/{sku}/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(@PathParam("sku") String code) {
        var sku = Asked.sku(code);
        basket.find().ifPresent(cart -> carts.remove(cart, List.of(sku)));
        return SeeOther.at(PATH);
    }

    /**
     * Takes out what cannot be had and lowers what is more than there is.
     *
     * @param codes the lines that the page spoke of; others stay as they are
     */
    @POST
    @Limited("basket")
    @Path("adjustment")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response adjust(@FormParam("sku") List<String> codes) {
        basket.find().ifPresent(cart -> carts.set(cart, adjusted(cart, codes)));
        page.flash(words.adjusted());
        return SeeOther.at(PATH);
    }

    private List<CartLine> adjusted(UUID cart, List<String> codes) {
        return views.of(carts.lines(cart)).adjusted().stream()
                .filter(line -> codes.contains(line.sku().code()))
                .toList();
    }

    private TemplateInstance shown(Form form) {
        var view = views.of(basket.lines());
        frame.fill(view.pieces());
        return Templates.basket(view, form);
    }
}
