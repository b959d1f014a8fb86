package fy.live;

import fy.events.InventoryEvent;
import fy.events.OrderEvent;
import fy.live.StockState.Level;
import fy.shared.Sku;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** The streams that are open in this process, by what they are about. */
@ApplicationScoped
class LiveHub {

    private final Map<Topic, Set<LiveStream>> byTopic = new ConcurrentHashMap<>();
    private final Map<String, Set<LiveStream>> byClient = new ConcurrentHashMap<>();
    private final AtomicLong signals = new AtomicLong();
    private final StockState state;
    private final StockFrames frames;
    private final RecentMoves recent;
    private final LiveSettings settings;
    private final Clock clock;
    private volatile boolean leaving;

    @Inject
    LiveHub(StockState state, StockFrames frames, RecentMoves recent, LiveSettings settings, Clock clock) {
        this.state = state;
        this.frames = frames;
        this.recent = recent;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Opens a stream: it hears of events from now on, and only then is the state read that it begins with.
     *
     * @param stale tells, once the stream hears of events, whether what the page shows of an order or a desk is old
     * @throws TooManyStreams the client has enough
     */
    Multi<Frame> open(Subscription subscription, BooleanSupplier stale) {
        var stream = new LiveStream(subscription, clock, settings);
        register(stream);
        try {
            tellState(stream, state.of(subscription.shown().keySet()));
            if (stale.getAsBoolean()) {
                signalAll(stream);
            }
        } catch (RuntimeException e) {
            close(stream);
            throw e;
        }
        return stream.frames(() -> close(stream));
    }

    void moved(InventoryEvent event) {
        recent.heard(event);
        var watching = byTopic.getOrDefault(new Topic.Stock(event.sku()), Set.of());
        if (!watching.isEmpty()) {
            Map<Boolean, Frame> made = new ConcurrentHashMap<>();
            watching.forEach(stream -> stream.offer(made.computeIfAbsent(
                    stream.subscription().exact(), exact -> frames.of(event, threshold(stream, event.sku()), exact))));
        }
        signal(new Topic.Desk(event.brandId()), Frame.DESK);
    }

    void moved(OrderEvent event) {
        event.orderNumber().ifPresent(order -> signal(new Topic.Order(order), Frame.ORDER));
        event.orderNumber().ifPresent(order -> event.brand()
                .ifPresent(brand -> signal(new Topic.OrderOf(brand, order), Frame.ORDER)));
        event.brand().ifPresent(brand -> signal(new Topic.Desk(brand), Frame.DESK));
        if (event instanceof OrderEvent.OrderPlaced placed) {
            placed.lines().stream()
                    .map(OrderEvent.PlacedLine::brandId)
                    .distinct()
                    .forEach(brand -> signal(new Topic.Desk(brand), Frame.DESK));
        }
    }

    /** Events may have passed unheard: every page is told the state again. */
    void resync() {
        var streams = all();
        var skus = streams.stream()
                .flatMap(stream -> stream.subscription().shown().keySet().stream())
                .distinct()
                .toList();
        for (int from = 0; from < skus.size(); from += settings.skus()) {
            var levels = state.of(skus.subList(from, Math.min(skus.size(), from + settings.skus())));
            streams.forEach(stream -> tellState(stream, levels));
        }
        streams.forEach(this::signalAll);
    }

    long openStreams() {
        return all().size();
    }

    /** The process ends: open pages go elsewhere and come back by themselves, so that nobody waits for them. */
    void leave(@Observes ShutdownDelayInitiatedEvent event) {
        leaving = true;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        for (LiveStream stream : all()) {
            if (stream.tick(settings.heartbeat()) || leaving) {
                stream.finish();
                close(stream);
            }
        }
    }

    private void tellState(LiveStream stream, List<Level> levels) {
        var subscription = stream.subscription();
        levels.stream()
                .filter(level -> subscription.shown().containsKey(level.sku()))
                .forEach(level -> {
                    stream.offer(frames.of(level, subscription.exact()));
                    recent.of(level.sku())
                            .filter(event -> event.seq() > level.seq())
                            .ifPresent(
                                    event -> stream.offer(frames.of(event, level.threshold(), subscription.exact())));
                });
    }

    private void signalAll(LiveStream stream) {
        for (Topic topic : stream.subscription().topics()) {
            switch (topic) {
                case Topic.Stock _ -> {}
                case Topic.Order _, Topic.OrderOf _ -> stream.offer(signal(Frame.ORDER));
                case Topic.Desk _ -> stream.offer(signal(Frame.DESK));
            }
        }
    }

    private void signal(Topic topic, String event) {
        var watching = byTopic.getOrDefault(topic, Set.of());
        if (!watching.isEmpty()) {
            Frame frame = signal(event);
            watching.forEach(stream -> stream.offer(frame));
        }
    }

    private Frame signal(String event) {
        long number = signals.incrementAndGet();
        return new Frame(event, event, number, event);
    }

    private static int threshold(LiveStream stream, Sku sku) {
        Level level = stream.subscription().shown().get(sku);
        return level == null ? 0 : level.threshold();
    }

    private List<LiveStream> all() {
        return byClient.values().stream().flatMap(Set::stream).toList();
    }

    private void register(LiveStream stream) {
        var subscription = stream.subscription();
        byClient.compute(subscription.client(), (_, open) -> {
            Set<LiveStream> streams = open == null ? ConcurrentHashMap.newKeySet() : open;
            if (streams.size() >= subscription.most()) {
                throw new TooManyStreams();
            }
            streams.add(stream);
            return streams;
        });
        subscription
                .topics()
                .forEach(topic -> byTopic.compute(topic, (_, open) -> {
                    Set<LiveStream> streams = open == null ? ConcurrentHashMap.newKeySet() : open;
                    streams.add(stream);
                    return streams;
                }));
    }

    private void close(LiveStream stream) {
        leave(byClient, stream.subscription().client(), stream);
        stream.subscription().topics().forEach(topic -> leave(byTopic, topic, stream));
    }

    private static <K> void leave(Map<K, Set<LiveStream>> open, K key, LiveStream stream) {
        open.computeIfPresent(key, (_, streams) -> {
            streams.remove(stream);
            return streams.isEmpty() ? null : streams;
        });
    }
}
