package fy.portal;

import fy.catalog.CatalogSku;
import fy.catalog.Product;
import fy.catalog.Products;
import fy.catalog.SkuDraft;
import fy.catalog.SkuEdits;
import fy.catalog.Skus;
import fy.shared.FySettings;
import fy.shared.InvalidInput;
import fy.shared.StaleVersion;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SKUs of a product: code, variant, price, low-stock mark, most per customer, for sale or not. */
@Path("/portal/{brand}")
@RolesAllowed("staff")
@Blocking
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
class SkuEditPages {

    @Inject
    Desk desk;

    @Inject
    Products products;

    @Inject
    Skus skus;

    @Inject
    SkuEdits edits;

    @Inject
    Page page;

    @Inject
    ProductMessages words;

    @Inject
    FySettings settings;

    @CheckedTemplate(basePath = "portal/products")
    static class Templates {

        private Templates() {}

        /** @param sku null for a new one */
        static native TemplateInstance sku(
                String productName,
                String productPath,
                @Nullable CatalogSku sku,
                String action,
                Form form,
                String currency);
    }

    @GET
    @Path("/products/{id}/skus/new")
    public TemplateInstance empty(@PathParam("id") String id) {
        return shown(own(id), new Form().keep("threshold", "5").keep("offered", "true"));
    }

    @POST
    @Path("/products/{id}/skus")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(@PathParam("id") String id, @BeanParam SkuForm typed) {
        var product = own(id);
        var form = new Form();
        var draft = typed.read(form);
        if (!form.hasErrors()) {
            try {
                return created(
                        made(product, draft).orElseGet(() -> edits.create(desk.brand(), product.productId(), draft)));
            } catch (InvalidInput e) {
                form.reject(e);
            }
        }
        return Response.status(422).entity(shown(product, form)).build();
    }

    @GET
    @Path("/skus/{sku}")
    public TemplateInstance edit(@PathParam("sku") String code) {
        var sku = desk.sku(code);
        return shown(sku, SkuForm.filledWith(sku));
    }

    @POST
    @Path("/skus/{sku}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@PathParam("sku") String code, @BeanParam SkuForm typed) {
        var form = new Form();
        int version = (int) form.whole("version", typed.version, 0, Integer.MAX_VALUE);
        var draft = typed.read(form);
        var sku = skus.ofBrand(desk.brand()).resolve(code);
        if (sku.isEmpty()) {
            return renamed(version, draft);
        }
        if (!form.hasErrors()) {
            try {
                return saved(edits.edit(desk.brand(), sku.get().sku(), version, draft)
                        .orElseThrow(ProblemException::notFound));
            } catch (StaleVersion e) {
                return stale(desk.sku(code), draft, form);
            } catch (InvalidInput e) {
                form.reject(e);
            }
        }
        return again(sku.get(), form, 422);
    }

    /** Somebody saved it first. Where they wrote the same (the first click of two, say) all is done; else both are shown. */
    private Response stale(CatalogSku now, SkuDraft typed, Form form) {
        SkuForm.compare(form, typed, now, words);
        if (!form.differs()) {
            return saved(now);
        }
        form.keep("version", String.valueOf(now.version())).reject("", words.changedElsewhere());
        return again(now, form, 409);
    }

    /** There is no such SKU: or this same form gave it a new code a moment ago. */
    private Response renamed(int version, SkuDraft draft) {
        return skus.ofBrand(desk.brand())
                .resolve(draft.ownCode())
                .filter(now -> now.version() == version + 1 && says(now, draft))
                .map(this::saved)
                .orElseThrow(ProblemException::notFound);
    }

    /** The SKU that a first click of this form has made a moment ago. */
    private Optional<CatalogSku> made(Product product, SkuDraft draft) {
        return skus.ofBrand(desk.brand())
                .resolve(draft.ownCode())
                .filter(now -> now.productId().equals(product.productId()) && now.version() == 0 && says(now, draft));
    }

    private boolean says(CatalogSku sku, SkuDraft draft) {
        var compared = new Form();
        SkuForm.compare(compared, draft, sku, words);
        return !compared.differs();
    }

    private Response created(CatalogSku sku) {
        page.flash(words.skuCreated(sku.sku().code()));
        return SeeOther.at(desk.at("/stock/" + sku.sku() + "/restocks/new"));
    }

    private Response saved(CatalogSku sku) {
        page.flash(words.skuSaved(sku.sku().code()));
        return SeeOther.at(desk.at("/stock/" + sku.sku()));
    }

    private Response again(CatalogSku sku, Form form, int status) {
        return Response.status(status).entity(shown(sku, form)).build();
    }

    private Product own(String id) {
        return products.find(desk.brand(), Asked.id(id)).orElseThrow(ProblemException::notFound);
    }

    private TemplateInstance shown(Product product, Form form) {
        desk.fill();
        String path = desk.at("/products/" + product.productId());
        return Templates.sku(product.name(), path, null, path + "/skus", form, settings.currency());
    }

    private TemplateInstance shown(CatalogSku sku, Form form) {
        desk.fill();
        return Templates.sku(
                sku.productName(),
                desk.at("/products/" + sku.productId()),
                sku,
                desk.at("/skus/" + sku.sku()),
                form,
                settings.currency());
    }
}
