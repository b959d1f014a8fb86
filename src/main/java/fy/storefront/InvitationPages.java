package fy.storefront;

import fy.clients.Brand;
import fy.clients.Brands;
import fy.clients.Caller;
import fy.clients.Invitation;
import fy.clients.Invitations;
import fy.clients.Limited;
import fy.clients.SecurityEvent;
import fy.clients.SecurityLog;
import fy.clients.Sessions;
import fy.web.Page;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Where an invitation's link leads: what it offers, and taking it. A link that is no longer good was never one. */
@Path("/invitations/{token}")
@RolesAllowed("customer")
@Limited("invitation")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class InvitationPages {

    @Inject
    Caller caller;

    @Inject
    Invitations invitations;

    @Inject
    Brands brands;

    @Inject
    Sessions sessions;

    @Inject
    Page page;

    @Inject
    AccountMessages words;

    @CheckedTemplate(basePath = "storefront")
    static class Templates {

        private Templates() {}

        static native TemplateInstance invitation(Invitation invitation, String token, String name);
    }

    @GET
    public TemplateInstance show(@PathParam("token") String token, RoutingContext request) {
        var invitation = invitations.find(token, caller.fyId()).orElseThrow(() -> refused(request));
        return Templates.invitation(invitation, token, caller.displayName());
    }

    /** Makes the caller a member, and goes to the portal of the brand. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response accept(@PathParam("token") String token, RoutingContext request) {
        var brand = invitations.accept(token, caller.fyId()).orElseThrow(() -> refused(request));
        sessions.choose(request, brand);
        page.flash(words.welcome());
        var slug = brands.find(brand).map(Brand::slug).orElseThrow();
        return SeeOther.at("/portal/" + slug);
    }

    private static ProblemException refused(RoutingContext request) {
        SecurityLog.log(SecurityEvent.INVITATION_REFUSED, request);
        return ProblemException.notFound();
    }
}
