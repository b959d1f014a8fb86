package fy.clients;

import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.FySettings;
import fy.shared.Jdbc;
import fy.shared.PublicAddress;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who is logged in: a random value in a cookie, its hash in the database. Every request looks it up, so that logging
 * out, and losing a role, hold on every replica at once.
 */
@ApplicationScoped
public class Sessions {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Jdbc jdbc;
    private final Clock clock;
    private final Duration lifetime;
    private final boolean https;

    @Inject
    Sessions(Jdbc jdbc, Clock clock, FySettings fy, PublicAddress address) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.lifetime = fy.sessionLifetime();
        this.https = address.isHttps();
    }

    /** A new session for whoever has just proved who they are; one that the browser brought along ends. */
    public void begin(RoutingContext request, FyId fyId, String provider) {
        end(request);
        var token = Secrets.token();
        jdbc.update(
                "insert into sessions (session_hash, fy_id, provider, expires_at) values (?, ?, ?, ?)",
                Secrets.hash(token),
                fyId,
                provider,
                clock.instant().plus(lifetime));
        request.response().addCookie(cookie(token).setMaxAge(lifetime.toSeconds()));
        SecurityLog.log(SecurityEvent.LOGIN_SUCCEEDED, request, fyId, null);
    }

    /** Logs out, on all replicas. */
    public void end(RoutingContext request) {
        var token = token(request);
        if (token != null) {
            jdbc.update("delete from sessions where session_hash = ?", (Object) Secrets.hash(token));
            forget(request);
        }
    }

    /** The brand that {@code /portal} leads to; empty when none was chosen. It decides nothing else. */
    public Optional<BrandId> chosen(RoutingContext request) {
        var token = token(request);
        return token == null
                ? Optional.empty()
                : jdbc.first(
                        "select brand_id from sessions where session_hash = ? and brand_id is not null",
                        row -> new BrandId(row.getObject(1, UUID.class)),
                        (Object) Secrets.hash(token));
    }

    /** From now on {@code /portal} leads to this brand. Whether the client is a member is asked at every request. */
    public void choose(RoutingContext request, BrandId brandId) {
        var token = token(request);
        if (token != null) {
            jdbc.update("update sessions set brand_id = ? where session_hash = ?", brandId, Secrets.hash(token));
        }
    }

    /** Whether the request's session is still good: for answers that stay open for long. Asks the database. */
    public boolean isAlive(RoutingContext request) {
        var token = token(request);
        return token != null
                && !jdbc.list(
                                "select 1 from sessions where session_hash = ? and expires_at > now()",
                                row -> row.getInt(1),
                                (Object) Secrets.hash(token))
                        .isEmpty();
    }

    /** The cookie's value where it looks like one of ours; null else. */
    @Nullable
    String token(RoutingContext request) {
        var cookie = request.request().getCookie(name());
        return cookie != null && SHAPE.matcher(cookie.getValue()).matches() ? cookie.getValue() : null;
    }

    boolean hasCookie(RoutingContext request) {
        return request.request().getCookie(name()) != null;
    }

    void forget(RoutingContext request) {
        request.response().addCookie(cookie("").setMaxAge(0));
    }

    Cookie cookie(String value) {
        return secured(Cookie.cookie(name(), value));
    }

    Cookie secured(Cookie cookie) {
        return cookie.setPath("/").setHttpOnly(true).setSecure(https).setSameSite(CookieSameSite.LAX);
    }

    /** The prefix makes browsers refuse it from a neighbour host or over plain http. */
    String prefix() {
        return https ? "__Host-" : "";
    }

    private String name() {
        return prefix() + "fy_session";
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetExpired() {
        jdbc.update("delete from sessions where expires_at < now()");
    }
}
