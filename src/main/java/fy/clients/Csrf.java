package fy.clients;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What proves that a form was ours: a seal over the session, or, before logging in, over a random cookie. It stays the
 * same for as long as the session does, so that any number of open tabs go on working.
 */
@RequestScoped
@Named("csrf")
public class Csrf {

    static final String FIELD = "csrf-token";
    static final String HEADER = "X-CSRF-TOKEN";

    private static final String PURPOSE = "forms";
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String NEW_SEED = "fy.csrf.seed";

    private final RoutingContext request;
    private final Sessions sessions;
    private final Secrets secrets;
    private final Caller caller;

    @Inject
    Csrf(RoutingContext request, Sessions sessions, Secrets secrets, Caller caller) {
        this.request = request;
        this.sessions = sessions;
        this.secrets = secrets;
        this.caller = caller;
    }

    /** Name of the hidden field. */
    public String getParameterName() {
        return FIELD;
    }

    /** Name of the header, for scripts. */
    public String getHeaderName() {
        return HEADER;
    }

    /** Value of the hidden field or the header. */
    public String getToken() {
        var bound = bound();
        return secrets.seal(PURPOSE, bound == null ? newSeed() : bound);
    }

    boolean isGood(@Nullable String token) {
        var bound = bound();
        return token != null
                && bound != null
                && MessageDigest.isEqual(bytes(token), bytes(secrets.seal(PURPOSE, bound)));
    }

    /** A visitor's forms hang on a random cookie, a client's on the session. */
    private @Nullable String bound() {
        return caller.isSignedIn() ? sessions.token(request) : seed();
    }

    private @Nullable String seed() {
        if (request.get(NEW_SEED) instanceof String fresh) {
            return fresh;
        }
        var cookie = request.request().getCookie(cookieName());
        return cookie != null && SHAPE.matcher(cookie.getValue()).matches() ? cookie.getValue() : null;
    }

    private String newSeed() {
        var seed = Secrets.token();
        request.put(NEW_SEED, seed);
        request.response().addCookie(sessions.secured(Cookie.cookie(cookieName(), seed)));
        return seed;
    }

    private String cookieName() {
        return sessions.prefix() + "fy_visitor";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
