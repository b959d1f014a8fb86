package fy.clients;

import java.util.Map;

/**
 * Token buckets in memory: each holds a minute's worth at first and is refilled evenly. At most {@value #MAX_BUCKETS} are
 * kept; the one unused for longest is dropped, which only ever forgives.
 */
class TokenBuckets {

    static final int MAX_BUCKETS = 50_000;

    private static final int SECONDS = 60;
    private static final double NANOS = SECONDS * 1e9;

    /** Part of a token that adding up fractions may have lost. */
    private static final double ROUNDING = 1e-6;

    private final Ticker ticker;
    private final Map<String, Bucket> buckets = new LruMap<>(MAX_BUCKETS);

    TokenBuckets(Ticker ticker) {
        this.ticker = ticker;
    }

    private static final class Bucket {
        double tokens;
        long at;
    }

    /**
     * Takes a token where there is one.
     *
     * @return seconds until there is one; 0: it was taken
     */
    synchronized int take(String key, double perMinute) {
        var bucket = refilled(key, perMinute);
        int wait = secondsUntilOne(bucket, perMinute);
        if (wait == 0) {
            bucket.tokens--;
        }
        return wait;
    }

    /** Seconds until there is a token; 0: there is one. Takes none. */
    synchronized int check(String key, double perMinute) {
        return secondsUntilOne(refilled(key, perMinute), perMinute);
    }

    private Bucket refilled(String key, double perMinute) {
        long now = ticker.nanos();
        double full = Math.max(1, perMinute);
        var bucket = buckets.get(key);
        if (bucket == null) {
            bucket = new Bucket();
            bucket.tokens = full;
            buckets.put(key, bucket);
        } else {
            bucket.tokens = Math.min(full, bucket.tokens + (now - bucket.at) * perMinute / NANOS);
        }
        bucket.at = now;
        return bucket;
    }

    private static int secondsUntilOne(Bucket bucket, double perMinute) {
        if (perMinute <= 0) {
            return SECONDS;
        }
        double missing = 1 - ROUNDING - bucket.tokens;
        return missing <= 0 ? 0 : (int) Math.ceil(missing * SECONDS / perMinute);
    }
}
