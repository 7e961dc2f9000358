package app.merit.metrics.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.merit.metrics.aggregation.MetricsConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepeatTest {
    @Test
    void workThatFailsInAnUnknownWayIsTriedAgain() throws InterruptedException {
        var config = new SmallRyeConfigBuilder()
                .withMapping(MetricsConfig.class)
                .build()
                .getConfigMapping(MetricsConfig.class);
        var tries = new AtomicInteger();
        var repeat = new Repeat(
                "Test",
                () -> {
                    if (tries.incrementAndGet() == 1) {
                        throw new IllegalStateException("unknown");
                    }
                    return false;
                },
                Duration.ofMillis(10),
                new Wake(),
                config);
        var thread = Thread.ofPlatform().daemon().start(repeat);
        await().untilAsserted(() -> assertThat(tries).hasValueGreaterThan(1));
        repeat.stop();
        thread.join();
    }
}
