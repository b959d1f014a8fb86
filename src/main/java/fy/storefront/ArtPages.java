package fy.storefront;

import fy.shared.Sku;
import fy.web.Asked;
import fy.web.Form;
import fy.web.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** One SKU, closely. */
@Path("/art/{sku}")
@Blocking
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
class ArtPages {

    @Inject
    ArtViews views;

    @Inject
    Frame frame;

    @CheckedTemplate(basePath = "storefront")
    static class Templates {

        private Templates() {}

        static native TemplateInstance art(ArtView art, Form form);
    }

    @GET
    @PermitAll
    public TemplateInstance art(@PathParam("sku") String code) {
        return page(Asked.sku(code), new Form());
    }

    /** The page with what was typed into its form and what is wrong with that. */
    TemplateInstance page(Sku sku, Form form) {
        var view = views.of(sku).orElseThrow(ProblemException::notFound);
        frame.fill();
        return Templates.art(view, form);
    }
}
