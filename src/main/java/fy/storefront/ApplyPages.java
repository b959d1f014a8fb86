package fy.storefront;

import fy.clients.Brand;
import fy.clients.BrandApplication;
import fy.clients.BrandApplications;
import fy.clients.Brands;
import fy.clients.Caller;
import fy.clients.Membership;
import fy.shared.InvalidInput;
import fy.web.Form;
import fy.web.Page;
import fy.web.SeeOther;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Applying with a brand, and what became of it. */
@Path("/brands/apply")
@RolesAllowed("customer")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class ApplyPages {

    @Inject
    Caller caller;

    @Inject
    Brands brands;

    @Inject
    BrandApplications applications;

    @Inject
    Page page;

    @Inject
    AccountMessages words;

    @CheckedTemplate(basePath = "storefront")
    static class Templates {

        private Templates() {}

        /** @param own slugs of the brands that the applicant is a member of */
        static native TemplateInstance apply(Form form, List<Brand> applications, Set<String> own);
    }

    /** The fields of the form, as they were typed. */
    public static class Fields {
        @RestForm
        @Nullable
        String name;

        @RestForm
        @Nullable
        String slug;

        @RestForm
        @Nullable
        String story;

        @RestForm
        @Nullable
        String contactEmail;

        @RestForm
        @Nullable
        String website;
    }

    @GET
    public TemplateInstance show() {
        return view(new Form().keep("contactEmail", caller.email().orElse("")));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response apply(@BeanParam Fields fields) {
        var form = new Form()
                .keep("name", fields.name)
                .keep("slug", fields.slug)
                .keep("story", fields.story)
                .keep("contactEmail", fields.contactEmail)
                .keep("website", fields.website);
        try {
            applications.apply(
                    caller.fyId(),
                    new BrandApplication(
                            form.value("name"),
                            form.value("slug"),
                            form.value("story"),
                            form.value("contactEmail"),
                            fields.website));
        } catch (InvalidInput e) {
            form.reject(e);
            return Response.status(422).entity(view(form)).build();
        }
        page.flash(words.applicationSent());
        return SeeOther.at("/brands/apply");
    }

    private TemplateInstance view(Form form) {
        var own = caller.brands().stream().map(Membership::slug).collect(Collectors.toSet());
        return Templates.apply(form, brands.appliedBy(caller.fyId()), own);
    }
}
