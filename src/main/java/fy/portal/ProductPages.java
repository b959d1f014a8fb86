package fy.portal;

import fy.catalog.CatalogSku;
import fy.catalog.Pictures;
import fy.catalog.Product;
import fy.catalog.ProductDraft;
import fy.catalog.Products;
import fy.catalog.Skus;
import fy.clients.LargeBody;
import fy.shared.InvalidInput;
import fy.shared.StaleVersion;
import fy.shared.Texts;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A brand's products: what they are called, how they look, whether they are for sale. */
@Path("/portal/{brand}")
@Blocking
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
class ProductPages {

    private static final int PAGE = 40;

    @Inject
    Desk desk;

    @Inject
    Products products;

    @Inject
    Skus skus;

    @Inject
    Pictures pictures;

    @Inject
    Page page;

    @Inject
    ProductMessages words;

    @CheckedTemplate(basePath = "portal/products")
    static class Templates {

        private Templates() {}

        static native TemplateInstance list(
                List<Product> products, String search, @Nullable String start, @Nullable String next, boolean staff);

        static native TemplateInstance edit(
                @Nullable Product product, List<CatalogSku> skus, Form form, @Nullable String picture, boolean staff);
    }

    @GET
    @Path("/products")
    @RolesAllowed("viewer")
    public TemplateInstance list(
            @QueryParam("q") @Nullable String search, @QueryParam("after") @Nullable String after) {
        desk.fill();
        var words = Texts.line(search);
        if (words.length() > 80) {
            throw ProblemException.invalid("q", "A search has at most 80 characters.");
        }
        var found = products.list(desk.brand(), words, after == null ? null : Asked.id(after), PAGE + 1);
        var shown = found.stream().limit(PAGE).toList();
        String self = desk.at("/products?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
        return Templates.list(
                shown,
                words,
                after == null ? null : self,
                found.size() > PAGE ? self + "&after=" + shown.getLast().productId() : null,
                desk.staff());
    }

    @GET
    @Path("/products/new")
    @RolesAllowed("staff")
    public TemplateInstance empty() {
        desk.fill();
        return Templates.edit(null, List.of(), new Form(), null, true);
    }

    @POST
    @Path("/products")
    @RolesAllowed("staff")
    @LargeBody(kib = 10 * 1024)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response create(@BeanParam ProductForm typed) throws IOException {
        var form = new Form();
        var draft = typed.read(form, desk.brand(), pictures, words);
        if (!form.hasErrors()) {
            try {
                var product = products.create(desk.brand(), Asked.id(typed.act), draft);
                page.flash(words.productCreated(product.name()));
                return SeeOther.at(path(product.productId()));
            } catch (InvalidInput e) {
                form.reject(e);
            }
        }
        return again(null, form, 422);
    }

    @GET
    @Path("/products/{id}")
    @RolesAllowed("viewer")
    public TemplateInstance edit(@PathParam("id") String id) {
        var product = own(id);
        return shown(product, ProductForm.filledWith(product));
    }

    @POST
    @Path("/products/{id}")
    @RolesAllowed("staff")
    @LargeBody(kib = 10 * 1024)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response save(@PathParam("id") String id, @BeanParam ProductForm typed) throws IOException {
        var product = own(id);
        var form = new Form();
        int version = (int) form.whole("version", typed.version, 0, Integer.MAX_VALUE);
        var draft = typed.read(form, desk.brand(), pictures, words);
        if (!form.hasErrors()) {
            try {
                return saved(products.edit(desk.brand(), product.productId(), version, draft)
                        .orElseThrow(ProblemException::notFound));
            } catch (StaleVersion e) {
                return stale(id, draft, form);
            } catch (InvalidInput e) {
                form.reject(e);
            }
        }
        return again(product, form, 422);
    }

    /** Somebody saved it first. Where they wrote the same (the first click of two, say) all is done; else both are shown. */
    private Response stale(String id, ProductDraft typed, Form form) {
        var now = own(id);
        ProductForm.compare(form, typed, now, words);
        if (!form.differs()) {
            return saved(now);
        }
        form.keep("version", String.valueOf(now.version())).reject("", words.changedElsewhere());
        return again(now, form, 409);
    }

    private Response saved(Product product) {
        page.flash(words.productSaved(product.name()));
        return SeeOther.at(path(product.productId()));
    }

    private Product own(String id) {
        return products.find(desk.brand(), Asked.id(id)).orElseThrow(ProblemException::notFound);
    }

    private Response again(@Nullable Product product, Form form, int status) {
        return Response.status(status).entity(shown(product, form)).build();
    }

    private TemplateInstance shown(@Nullable Product product, Form form) {
        desk.fill();
        String picture = form.value("pictureId");
        return Templates.edit(
                product,
                product == null ? List.of() : skus.ofBrand(desk.brand()).ofProduct(product.productId()),
                form,
                picture.isEmpty() ? null : "/pictures/" + picture,
                desk.staff());
    }

    private String path(UUID productId) {
        return desk.at("/products/" + productId);
    }
}
