package app.merit.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Token buckets by caller, in this process. */
@ApplicationScoped
class RateLimits {
    private final Cache<String, Bucket> buckets;
    private final TimeMeter clock;

    @Inject
    RateLimits(LimitsConfig config) {
        this(config.remembered(), TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimits(int remembered, TimeMeter clock) {
        this.buckets = Caffeine.newBuilder()
                .maximumSize(remembered)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build();
        this.clock = clock;
    }

    /**
     * Takes one request of the caller's.
     *
     * @return zero if it may pass, else how long to wait
     */
    Duration take(String caller, Rate rate) {
        ConsumptionProbe probe = buckets.get(caller, unknown -> bucket(rate)).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    private Bucket bucket(Rate rate) {
        return Bucket.builder()
                .withCustomTimePrecision(clock)
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perMinute(), Duration.ofMinutes(1)))
                .build();
    }
}
