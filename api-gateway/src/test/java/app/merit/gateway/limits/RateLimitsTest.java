package app.merit.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private static final Rate ONE_A_SECOND = new Rate(60, 2);

    private final HandClock clock = new HandClock();
    private final RateLimits limits = new RateLimits(1000, clock);

    @Test
    void aBurstPassesAndTheNextWaits() {
        assertThat(limits.take("a", ONE_A_SECOND)).isZero();
        assertThat(limits.take("a", ONE_A_SECOND)).isZero();
        assertThat(limits.take("a", ONE_A_SECOND)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whatWasTakenComesBackEvenly() {
        limits.take("a", ONE_A_SECOND);
        limits.take("a", ONE_A_SECOND);
        clock.nanos += Duration.ofMillis(999).toNanos();
        assertThat(limits.take("a", ONE_A_SECOND)).isPositive();
        clock.nanos += Duration.ofMillis(1).toNanos();
        assertThat(limits.take("a", ONE_A_SECOND)).isZero();
    }

    @Test
    void callersDoNotShare() {
        limits.take("a", ONE_A_SECOND);
        limits.take("a", ONE_A_SECOND);
        assertThat(limits.take("b", ONE_A_SECOND)).isZero();
    }

    @Test
    void addressesOfOneIpv6NetworkAreOneCaller() {
        assertThat(CallerAddress.key("2001:db8:1:2::1")).isEqualTo(CallerAddress.key("2001:db8:1:2:ffff::9"));
        assertThat(CallerAddress.key("2001:db8:1:2::1")).isNotEqualTo(CallerAddress.key("2001:db8:1:3::1"));
        assertThat(CallerAddress.key("::ffff:192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(CallerAddress.key("192.0.2.7")).isEqualTo("192.0.2.7");
    }

    private static final class HandClock implements TimeMeter {
        private long nanos;

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
