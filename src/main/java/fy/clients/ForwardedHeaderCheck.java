package fy.clients;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Warns, at most once a minute, where a peer names a client's address and is not believed. If that peer is the reverse
 * proxy, all of its clients count as one address, and the first few use up the limits of all.
 */
@ApplicationScoped
class ForwardedHeaderCheck {

    private static final Logger LOG = Logger.getLogger(ForwardedHeaderCheck.class);
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    /** Before anything is counted. */
    private static final int PRIORITY = 345;

    private final Ticker ticker;
    private final AtomicLong warnedAt;

    @Inject
    ForwardedHeaderCheck(Ticker ticker) {
        this.ticker = ticker;
        this.warnedAt = new AtomicLong(ticker.nanos() - PAUSE);
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        var request = context.request();
        var named = named(request);
        if (named != null) {
            var peer = host(request.connection().remoteAddress());
            if (!named.contains(peer) && peer.equals(host(request.remoteAddress()))) {
                warn(peer);
            }
        }
        context.next();
    }

    private static @Nullable String named(HttpServerRequest request) {
        var usual = request.getHeader("X-Forwarded-For");
        return usual == null ? request.getHeader("Forwarded") : usual;
    }

    private static String host(@Nullable SocketAddress address) {
        return address == null || address.hostAddress() == null ? "" : address.hostAddress();
    }

    private void warn(String peer) {
        long before = warnedAt.get();
        long now = ticker.nanos();
        if (now - before >= PAUSE && warnedAt.compareAndSet(before, now)) {
            LOG.warnf(
                    "ignored the forwarded client address of a request from %s, which is not a trusted proxy. If it is your"
                            + " reverse proxy, all clients count as this one address and share its limits: set"
                            + " quarkus.http.proxy.proxy-address-forwarding and quarkus.http.proxy.trusted-proxies",
                    peer);
        }
    }
}
