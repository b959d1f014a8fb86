package fy.portal;

import fy.catalog.CatalogSku;
import fy.catalog.Product;
import fy.catalog.Products;
import fy.catalog.SkuDraft;
import fy.catalog.SkuEdits;
import fy.shared.FySettings;
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
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** SKUs of a product: code, variant, price, low-stock mark, most per customer, for sale or not. */
@Path("/portal")
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

    /** What the form sends. */
    static class Typed {
        @FormParam("version")
        @Nullable
        String version;

        @FormParam("code")
        @Nullable
        String code;

        @FormParam("variant")
        @Nullable
        String variant;

        @FormParam("price")
        @Nullable
        String price;

        @FormParam("threshold")
        @Nullable
        String threshold;

        @FormParam("maxPerCustomer")
        @Nullable
        String maxPerCustomer;

        @FormParam("offered")
        @Nullable
        String offered;

        SkuDraft read(Form form) {
            String ownCode = form.line("code", code, 1, 40);
            String kind = form.line("variant", variant, 0, 120);
            long cents = form.cents("price", price, 100_000_000);
            int low = (int) form.whole("threshold", threshold, 0, 1_000_000);
            form.keep("maxPerCustomer", maxPerCustomer).keep("offered", offered == null ? "" : "true");
            Integer most = maxPerCustomer == null || maxPerCustomer.isBlank()
                    ? null
                    : (Integer) (int) form.whole("maxPerCustomer", maxPerCustomer, 1, 1_000);
            return new SkuDraft(ownCode, kind, cents, low, most, offered != null);
        }
    }

    @GET
    @Path("/products/{id}/skus/new")
    public TemplateInstance empty(@PathParam("id") String id) {
        return shown(own(id), new Form().keep("threshold", "5").keep("offered", "true"));
    }

    @POST
    @Path("/products/{id}/skus")
    public Response create(@PathParam("id") String id, @BeanParam Typed typed) {
        var product = own(id);
        var form = new Form();
        var draft = typed.read(form);
        if (!form.hasErrors()) {
            try {
                var sku = edits.create(desk.brand(), product.productId(), draft);
                page.flash(words.skuCreated(sku.sku().code()));
                return SeeOther.at("/portal/stock/" + sku.sku() + "/restocks/new");
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
        var form = new Form()
                .keep("version", String.valueOf(sku.version()))
                .keep("code", sku.ownCode())
                .keep("variant", sku.variant())
                .keep("price", BigDecimal.valueOf(sku.price().minorUnits(), 2).toPlainString())
                .keep("threshold", String.valueOf(sku.lowStockThreshold()))
                .keep("maxPerCustomer", sku.maxPerCustomer() == null ? "" : String.valueOf(sku.maxPerCustomer()))
                .keep("offered", sku.offered() ? "true" : "");
        return shown(sku, form);
    }

    @POST
    @Path("/skus/{sku}")
    public Response save(@PathParam("sku") String code, @BeanParam Typed typed) {
        var sku = desk.sku(code);
        var form = new Form();
        int version = (int) form.whole("version", typed.version, 0, Integer.MAX_VALUE);
        var draft = typed.read(form);
        if (!form.hasErrors()) {
            try {
                var saved = edits.edit(desk.brand(), sku.sku(), version, draft).orElseThrow(ProblemException::notFound);
                page.flash(words.skuSaved(saved.sku().code()));
                return SeeOther.at("/portal/stock/" + saved.sku());
            } catch (InvalidInput e) {
                form.reject(e);
            }
        }
        return Response.status(422).entity(shown(sku, form)).build();
    }

    private Product own(String id) {
        return products.find(desk.brand(), Asked.id(id)).orElseThrow(ProblemException::notFound);
    }

    private TemplateInstance shown(Product product, Form form) {
        desk.fill();
        String path = "/portal/products/" + product.productId();
        return Templates.sku(product.name(), path, null, path + "/skus", form, settings.currency());
    }

    private TemplateInstance shown(CatalogSku sku, Form form) {
        desk.fill();
        return Templates.sku(
                sku.productName(),
                "/portal/products/" + sku.productId(),
                sku,
                "/portal/skus/" + sku.sku(),
                form,
                settings.currency());
    }
}
