package fy.portal;

import fy.clients.Caller;
import fy.clients.Membership;
import fy.clients.Sessions;
import fy.shared.InvalidInput;
import fy.web.ProblemException;
import fy.web.SeeOther;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The brands a member acts for, and which of them {@code /portal} leads to. */
@Path("/portal/brands")
@RolesAllowed("customer")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class BrandsPages {

    @Inject
    Caller caller;

    @Inject
    Sessions sessions;

    @CheckedTemplate(basePath = "portal")
    static class Templates {

        private Templates() {}

        static native TemplateInstance brands(List<Membership> brands, String current);
    }

    @GET
    public TemplateInstance list(RoutingContext request) {
        var chosen = sessions.chosen(request);
        return Templates.brands(
                caller.brands(),
                caller.brands().stream()
                        .filter(brand -> chosen.filter(brand.brandId()::equals).isPresent())
                        .map(Membership::slug)
                        .findFirst()
                        .orElse(""));
    }

    /**
     * Chooses the brand that {@code /portal} leads to, and goes to its portal.
     *
     * @param brand slug of one of the caller's brands; any other is a 404
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(@RestForm @Nullable String brand, RoutingContext request) {
        if (brand == null) {
            throw new InvalidInput("brand", "Choose a brand.");
        }
        var chosen = caller.brands().stream()
                .filter(it -> it.slug().equals(brand))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
        sessions.choose(request, chosen.brandId());
        return SeeOther.at("/portal/" + chosen.slug());
    }
}
