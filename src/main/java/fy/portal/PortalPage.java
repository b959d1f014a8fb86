package fy.portal;

import fy.clients.Caller;
import fy.clients.Membership;
import fy.clients.Sessions;
import fy.web.SeeOther;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Leads to the portal of the brand that was chosen last, of the only one, or to the choice. */
@Path("/portal")
@RolesAllowed("customer")
@Blocking
@Produces(MediaType.TEXT_HTML)
class PortalPage {

    private final Caller caller;
    private final Sessions sessions;

    @Inject
    PortalPage(Caller caller, Sessions sessions) {
        this.caller = caller;
        this.sessions = sessions;
    }

    @GET
    public Response lead(RoutingContext request) {
        var brands = caller.brands();
        var chosen = brands.size() > 1 ? ofSession(brands, request) : brands;
        return SeeOther.at(chosen.size() == 1 ? "/portal/" + chosen.getFirst().slug() : "/portal/brands");
    }

    private List<Membership> ofSession(List<Membership> brands, RoutingContext request) {
        var id = sessions.chosen(request);
        return brands.stream()
                .filter(brand -> id.filter(brand.brandId()::equals).isPresent())
                .toList();
    }
}
