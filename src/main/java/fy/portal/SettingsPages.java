package fy.portal;

import fy.clients.Brand;
import fy.clients.BrandProfile;
import fy.clients.Brands;
import fy.clients.Caller;
import fy.shared.InvalidInput;
import fy.web.Form;
import fy.web.Page;
import fy.web.SeeOther;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What the brand says about itself, and what shipping costs. */
@Path("/portal/{brand}/settings")
@RolesAllowed("owner")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class SettingsPages {

    @Inject
    Desk desk;

    @Inject
    Caller caller;

    @Inject
    Brands brands;

    @Inject
    Page page;

    @Inject
    TeamMessages words;

    @CheckedTemplate(basePath = "portal")
    static class Templates {

        private Templates() {}

        static native TemplateInstance settings(Form form, String slug);
    }

    /** The fields of the form, as they were typed. */
    public static class Fields {
        @RestForm
        @Nullable
        String name;

        @RestForm
        @Nullable
        String story;

        @RestForm
        @Nullable
        String contactEmail;

        @RestForm
        @Nullable
        String website;

        @RestForm
        @Nullable
        String shippingPrice;
    }

    @GET
    public TemplateInstance show() {
        return brands.find(caller.brand().brandId()).map(this::filled).orElseThrow();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@jakarta.ws.rs.BeanParam Fields fields) {
        var form = new Form()
                .keep("name", fields.name)
                .keep("story", fields.story)
                .keep("contactEmail", fields.contactEmail)
                .keep("website", fields.website);
        long shipping = form.cents("shippingPrice", fields.shippingPrice, BrandProfile.MAX_SHIPPING_PRICE);
        var profile = new BrandProfile(
                form.value("name"), form.value("story"), form.value("contactEmail"), fields.website, shipping);
        try {
            if (!form.hasErrors()) {
                brands.update(caller.brand().brandId(), caller.fyId(), profile);
                page.flash(words.saved());
                return SeeOther.at(desk.at("/settings"));
            }
        } catch (InvalidInput e) {
            form.reject(e);
        }
        return Response.status(422).entity(view(form)).build();
    }

    private TemplateInstance filled(Brand brand) {
        return view(new Form()
                .keep("name", brand.name())
                .keep("story", brand.story())
                .keep("contactEmail", brand.contactEmail())
                .keep("website", brand.website())
                .keep(
                        "shippingPrice",
                        BigDecimal.valueOf(brand.shippingPrice(), 2).toPlainString()));
    }

    private TemplateInstance view(Form form) {
        desk.fill();
        return Templates.settings(form, caller.brand().slug());
    }
}
