package fy.live;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One open page. What it was not yet able to take is kept once per thing it shows, the newest only: a slow reader holds
 * no more memory than its page has figures, and misses nothing but figures that were overtaken.
 */
final class LiveStream {

    private final Subscription subscription;
    private final Clock clock;
    private final Duration signalGap;
    private final Instant end;
    private final LinkedHashMap<String, Frame> waiting = new LinkedHashMap<>();
    private final Map<String, Long> sentSeq = new HashMap<>();
    private final Map<String, Instant> sentAt = new HashMap<>();
    private @Nullable MultiEmitter<? super Frame> reader;
    private Instant lastSaid = Instant.MIN;

    LiveStream(Subscription subscription, Clock clock, LiveSettings settings) {
        this.subscription = subscription;
        this.clock = clock;
        this.signalGap = settings.signalGap();
        this.end = clock.instant().plus(subscription.lifetime());
    }

    Subscription subscription() {
        return subscription;
    }

    /** What the page reads, once. */
    Multi<Frame> frames(Runnable closed) {
        return Multi.createFrom()
                .<Frame>emitter(
                        out -> {
                            out.onTermination(closed);
                            open(out);
                        },
                        BackPressureStrategy.ERROR);
    }

    /** Sent as soon as the page can take it, unless it knows newer. Never blocks. */
    synchronized void offer(Frame frame) {
        if (frame.seq() > sentSeq.getOrDefault(frame.key(), Long.MIN_VALUE)) {
            waiting.merge(frame.key(), frame, (old, young) -> young.seq() > old.seq() ? young : old);
            drain();
        }
    }

    /**
     * Time has passed: signals that were held back go out, and a stream that was quiet for too long is heard.
     *
     * @return whether the stream has reached its end
     */
    synchronized boolean tick(Duration heartbeat) {
        drain();
        Instant now = clock.instant();
        if (canTake() && !lastSaid.plus(heartbeat).isAfter(now)) {
            say(Frame.BEAT, now);
        }
        return now.isAfter(end);
    }

    synchronized void finish() {
        if (reader != null) {
            reader.complete();
        }
    }

    private synchronized void open(MultiEmitter<? super Frame> out) {
        reader = out;
        lastSaid = clock.instant();
        waiting.putFirst(Frame.OPENED.key(), Frame.OPENED);
        out.onRequest(_ -> drain());
        drain();
    }

    private synchronized void drain() {
        Instant now = clock.instant();
        while (canTake()) {
            Optional<Frame> next =
                    waiting.values().stream().filter(frame -> isDue(frame, now)).findFirst();
            if (next.isEmpty()) {
                return;
            }
            waiting.remove(next.get().key());
            say(next.get(), now);
        }
    }

    private boolean isDue(Frame frame, Instant now) {
        Instant before = sentAt.get(frame.key());
        return before == null || !before.plus(signalGap).isAfter(now);
    }

    private void say(Frame frame, Instant now) {
        if (!frame.isComment()) {
            sentSeq.put(frame.key(), frame.seq());
        }
        if (frame.isSignal()) {
            sentAt.put(frame.key(), now);
        }
        lastSaid = now;
        if (reader != null) {
            reader.emit(frame);
        }
    }

    private boolean canTake() {
        return reader != null && !reader.isCancelled() && reader.requested() > 0;
    }
}
