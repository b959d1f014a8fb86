package fy.live;

import fy.clients.SecurityEvent;
import fy.clients.SecurityLog;
import fy.live.StockState.Level;
import fy.shared.Sku;
import fy.web.Problem;
import fy.web.ProblemException;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the doors to the streams share: reading what is asked for, and turning frames into server-sent events. */
@ApplicationScoped
class LiveDoor {

    /** The end of the year 9999, which a database still writes. */
    private static final long LATEST = 253_402_300_799_999L;

    /** A page is read shortly before it is made, and what is decided is there for all shortly after its time. */
    private static final Duration JUST_THEN = Duration.ofSeconds(1);

    /** A role or session that is over ends a stream within a minute, ticks and slow answers included. */
    private static final Duration MOST_UNCHECKED = Duration.ofSeconds(55);

    private final LiveHub hub;
    private final LiveSettings settings;

    @Inject
    LiveDoor(LiveHub hub, LiveSettings settings) {
        this.hub = hub;
        this.settings = settings;
    }

    /** SKUs named by repeated parameters or with commas between them: 1 to {@link LiveSettings#skus()}. */
    Set<Sku> skus(List<String> named) {
        var codes = named.stream()
                .flatMap(some -> Arrays.stream(some.split(",")))
                .filter(Predicate.not(String::isBlank))
                .collect(Collectors.toSet());
        if (codes.isEmpty() || codes.size() > settings.skus()) {
            throw ProblemException.malformed("sku", "Name 1 to " + settings.skus() + " SKUs.");
        }
        if (!codes.stream().allMatch(Sku::isValid)) {
            throw ProblemException.notFound();
        }
        return codes.stream().map(Sku::new).collect(Collectors.toSet());
    }

    /** From when on the asking page may not know what happened; null when it does not say. */
    static @Nullable Instant since(@Nullable Long millis) {
        return millis == null
                ? null
                : Instant.ofEpochMilli(Math.clamp(millis, 0, LATEST)).minus(JUST_THEN);
    }

    Subscription ofSignedIn(String client, Set<Topic> topics) {
        return signedIn(client, topics, Map.of());
    }

    Subscription ofSignedIn(String client, Map<Sku, Level> shown) {
        return signedIn(
                client, shown.keySet().stream().<Topic>map(Topic.Stock::new).collect(Collectors.toSet()), shown);
    }

    private Subscription signedIn(String client, Set<Topic> topics, Map<Sku, Level> shown) {
        return new Subscription(client, settings.perClient(), signedInLifetime(), topics, true, shown);
    }

    private Duration signedInLifetime() {
        var set = settings.signedInLifetime();
        return set.compareTo(MOST_UNCHECKED) < 0 ? set : MOST_UNCHECKED;
    }

    Multi<OutboundSseEvent> stream(Subscription subscription, BooleanSupplier stale, RoutingContext request, Sse sse) {
        request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store").putHeader("X-Accel-Buffering", "no");
        try {
            return hub.open(subscription, stale).map(frame -> event(frame, sse));
        } catch (TooManyStreams e) {
            SecurityLog.log(SecurityEvent.RATE_LIMITED, request);
            throw new ProblemException(Problem.of(429).detail("Too many pages are open. Close some and look again."));
        }
    }

    private OutboundSseEvent event(Frame frame, Sse sse) {
        return frame.isComment()
                ? sse.newEventBuilder()
                        .comment(frame.data())
                        .reconnectDelay(settings.reconnect().toMillis())
                        .build()
                : sse.newEventBuilder().name(frame.event()).data(frame.data()).build();
    }
}
