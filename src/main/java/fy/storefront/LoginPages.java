package fy.storefront;

import fy.clients.Caller;
import fy.clients.LoginPaths;
import fy.clients.LoginProviders;
import fy.clients.LoginReturns;
import fy.clients.SecurityEvent;
import fy.clients.SecurityLog;
import fy.clients.Sessions;
import fy.clients.SignIn;
import fy.web.SeeOther;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Logging in through a provider, and out. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class LoginPages {

    @Inject
    LoginProviders providers;

    @Inject
    SignIn signIn;

    @Inject
    Sessions sessions;

    @Inject
    Caller caller;

    @Inject
    SecurityIdentity identity;

    @Inject
    LoginReturns returns;

    @CheckedTemplate(basePath = "storefront")
    static class Templates {

        private Templates() {}

        static native TemplateInstance login(
                List<LoginProviders.Choice> providers, boolean failed, boolean unavailable, String to);
    }

    /**
     * The providers to choose from.
     *
     * @param asked path to go to afterwards; anything but one of our own is ignored
     * @param failed the provider with which it has just failed: answered as 401
     * @param unavailable the provider that cannot be reached: answered as 503
     */
    @GET
    @Path("login")
    @PermitAll
    public Response choose(
            @RestQuery("to") @Nullable String asked,
            @RestQuery @Nullable String failed,
            @RestQuery @Nullable String unavailable) {
        var target = LoginPaths.own(asked);
        if (caller.isSignedIn() && failed == null) {
            return SeeOther.at(target);
        }
        var to = LoginPaths.parameter('?', target);
        var page = Templates.login(providers.choices(), failed != null, unavailable != null, to);
        var answer = Response.status(failed != null ? 401 : unavailable != null ? 503 : 200);
        if (unavailable != null) {
            answer.header("Retry-After", "30");
        }
        return answer.entity(page).header("Cache-Control", "no-store").build();
    }

    /** Goes to the provider: whoever arrives here has not been there yet. */
    @GET
    @Path("login/{provider}")
    @Authenticated
    public Response go(@PathParam("provider") String provider) {
        return SeeOther.at("/login");
    }

    /** Comes back from the provider, which has told who it is. */
    @GET
    @Path("login/{provider}/callback")
    @Authenticated
    public Response arrive(@PathParam("provider") String provider, RoutingContext request) {
        var client = signIn.client(provider, identity);
        var target = returns.take(request);
        if (client.isEmpty()) {
            SecurityLog.log(SecurityEvent.LOGIN_FAILED, request);
            return SeeOther.at("/login?failed=" + provider + LoginPaths.parameter('&', target));
        }
        sessions.begin(request, client.get(), provider);
        request.response().removeCookies("q_session_" + provider, false);
        return SeeOther.at(target);
    }

    /** Ends the session on all replicas. */
    @POST
    @Path("logout")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response leave(RoutingContext request) {
        if (caller.isSignedIn()) {
            SecurityLog.log(SecurityEvent.LOGOUT, request);
        }
        sessions.end(request);
        return SeeOther.at("/");
    }
}
