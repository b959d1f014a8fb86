package fy.clients;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where to go after logging in. Every login under way keeps its own path, in a cookie named after the state that the
 * provider sends back: two tabs that log in side by side each go on where they were.
 */
@ApplicationScoped
public class LoginReturns {

    private static final String COOKIE = "fy_return_";
    private static final int SECONDS = 900;
    private static final int MAX_LOGINS = 8;
    private static final Pattern STATE = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern STATE_SENT = Pattern.compile("[?&]state=([A-Za-z0-9-]{1,64})(?:&|$)");

    private final Sessions sessions;

    @Inject
    LoginReturns(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Keeps the path that a request for {@code /login/<provider>} names.
     *
     * @param redirect address of the provider, with the state of this login
     */
    void keep(RoutingContext request, String redirect) {
        var state = STATE_SENT.matcher(redirect);
        var path = asked(request);
        if (state.find() && !path.equals("/")) {
            forgetAllBut(MAX_LOGINS - 1, request);
            request.response().addCookie(cookie(request, state.group(1), path).setMaxAge(SECONDS));
        }
    }

    /** A browser that begins many logins and ends none must not send ever more cookies. */
    private void forgetAllBut(int kept, RoutingContext request) {
        request.request().cookies().stream()
                .map(Cookie::getName)
                .filter(name -> name.startsWith(COOKIE))
                .skip(kept)
                .forEach(name -> request.response()
                        .addCookie(cookie(request, name.substring(COOKIE.length()), "")
                                .setMaxAge(0)));
    }

    /** The path that the request names; the front page where that is none of ours. */
    static String asked(RoutingContext request) {
        return LoginPaths.own(request.request().getParam("to"));
    }

    /** The path kept for the login that comes back with this request; the front page where there is none. */
    public String take(RoutingContext request) {
        var state = state(request);
        var kept = state == null ? null : request.request().getCookie(COOKIE + state);
        if (state == null || kept == null) {
            return "/";
        }
        var path = LoginPaths.own(kept.getValue());
        request.response().addCookie(cookie(request, state, "").setMaxAge(0));
        return path;
    }

    private static @Nullable String state(RoutingContext request) {
        var state = request.request().getParam("state");
        return state != null && STATE.matcher(state).matches() ? state : null;
    }

    private Cookie cookie(RoutingContext request, String state, String value) {
        return sessions.secured(Cookie.cookie(COOKIE + state, value)).setPath("/login/" + LoginPaths.provider(request));
    }
}
