package dev.eventlabs.local.apigateway.execution;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Rates with bursts: each bucket holds as many requests as a burst has, and gets new ones at the rate. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html">throttling</a>
 */
public final class TokenBuckets {

    private final InstantSource clock;
    private final Map<String, Bucket> buckets = new HashMap<>();

    public TokenBuckets(InstantSource clock) {
        this.clock = clock;
    }

    private record Bucket(double tokens, Instant at) {}

    /**
     * Takes one request out of a bucket.
     *
     * @param key of the bucket, which is full at first
     * @param perSecond the rate
     * @param burst the size
     * @return whether there was one
     */
    public synchronized boolean take(String key, double perSecond, double burst) {
        Instant now = clock.instant();
        Bucket before = buckets.getOrDefault(key, new Bucket(burst, now));
        double since = Math.max(0, Duration.between(before.at(), now).toNanos() / 1e9);
        double tokens = Math.min(burst, before.tokens() + since * perSecond);
        boolean enough = tokens >= 1;
        buckets.put(key, new Bucket(enough ? tokens - 1 : tokens, now));
        return enough;
    }
}
