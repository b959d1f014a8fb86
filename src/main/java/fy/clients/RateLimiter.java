package fy.clients;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Counts what clients and network addresses do, in this process, against the limits of {@link RateLimitSettings}. Clients
 * and addresses are remembered apart: many addresses never make it forget a client.
 */
@ApplicationScoped
class RateLimiter {

    private final RateLimitSettings settings;
    private final TokenBuckets clients;
    private final TokenBuckets addresses;

    @Inject
    RateLimiter(RateLimitSettings settings, Ticker ticker) {
        this.settings = settings;
        this.clients = new TokenBuckets(ticker);
        this.addresses = new TokenBuckets(ticker);
    }

    private interface Step {
        int in(TokenBuckets buckets, String key, double perMinute);
    }

    /**
     * Counts one try.
     *
     * @param client see {@link CallerIdentity#rateLimited}; null where it is nobody's, or does not matter
     * @param address see {@link ClientAddress}; null where it does not matter
     * @return seconds to wait before the next try; 0: go on
     * @throws IllegalArgumentException there is no limit of this name
     */
    int take(String name, @Nullable String client, @Nullable String address) {
        return both(name, client, address, TokenBuckets::take);
    }

    /** The same without counting. */
    int check(String name, @Nullable String client, @Nullable String address) {
        return both(name, client, address, TokenBuckets::check);
    }

    private int both(String name, @Nullable String client, @Nullable String address, Step step) {
        var limit = settings.limits().get(name);
        if (limit == null) {
            throw new IllegalArgumentException("there is no limit " + name);
        }
        int wait = one(clients, name, client, limit.perClient(), step);
        return wait > 0 ? wait : one(addresses, name, address, limit.perAddress(), step);
    }

    private int one(TokenBuckets buckets, String name, @Nullable String who, OptionalInt perMinute, Step step) {
        return who == null || perMinute.isEmpty()
                ? 0
                : step.in(buckets, name + ' ' + who, perMinute.getAsInt() * settings.factor());
    }

    /** Ends the request: 429, to be sent again after so many seconds. */
    static void refuse(RoutingContext request, int seconds) {
        SecurityLog.log(SecurityEvent.RATE_LIMITED, request);
        request.response().putHeader("Retry-After", String.valueOf(seconds));
        request.fail(429);
    }
}
