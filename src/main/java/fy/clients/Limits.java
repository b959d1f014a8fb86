package fy.clients;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Token buckets in memory, per process: a full minute's worth at first, refilled evenly. At most {@value #MAX_BUCKETS}
 * are remembered; the one unused for longest is forgotten, which only ever forgives.
 */
@ApplicationScoped
class Limits {

    static final int MAX_BUCKETS = 50_000;

    /** What one go costs; a bucket gains its times-a-minute every millisecond. */
    private static final long ONE = 60_000;

    private final LimitSettings settings;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MAX_BUCKETS;
        }
    };

    @Inject
    Limits(LimitSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    private record Bucket(long level, long at) {}

    /**
     * Counts one try.
     *
     * @return seconds to wait before the next try; 0: go on
     */
    int take(String name, @Nullable String client, String address) {
        var limit = settings.limits().get(name);
        if (limit == null) {
            return 0;
        }
        int wait = client == null ? 0 : take(name + " client " + client, limit.perClient());
        return wait > 0 ? wait : take(name + " address " + address, limit.perAddress());
    }

    private int take(String key, OptionalInt perMinute) {
        return perMinute.isEmpty() ? 0 : take(key, perMinute.getAsInt());
    }

    private synchronized int take(String key, int perMinute) {
        long now = clock.millis();
        long full = perMinute * ONE;
        var before = buckets.getOrDefault(key, new Bucket(full, now));
        long level = Math.min(full, before.level + (now - before.at) * perMinute);
        boolean enough = level >= ONE;
        buckets.put(key, new Bucket(enough ? level - ONE : level, now));
        return enough ? 0 : (int) Math.ceilDiv(ONE - level, 1_000L * Math.max(1, perMinute));
    }
}
