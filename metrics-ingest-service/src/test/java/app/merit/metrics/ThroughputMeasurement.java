package app.merit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.metrics.support.Crm;
import app.merit.metrics.support.MetricsTest;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * How many changes a second go from the topic into the cells. Not part of the suite (its name is not one of a test):
 * `-Dtest=ThroughputMeasurement`.
 */
@QuarkusTest
class ThroughputMeasurement extends MetricsTest {
    private static final Logger LOG = Logger.getLogger(ThroughputMeasurement.class);
    private static final int CHANGES = 50_000;

    @Test
    void fiftyThousandChanges() {
        role.stop();
        for (int i = 0; i < CHANGES; i++) {
            var deal = "bulk-" + i / 2;
            var at = Instant.parse("2026-10-01T08:00:00Z").plusSeconds(i * 40L % 2_000_000);
            var owner = "300" + (1 + i / 2 % 5);
            kafka.send(
                    i % 2 == 0
                            ? Crm.deal(deal)
                                    .at(at.toString())
                                    .with("owner", owner)
                                    .with("status", "open")
                                    .build()
                            : Crm.deal(deal).at(at.toString()).won(owner, "10").build());
        }
        kafka.flush();
        var start = System.nanoTime();
        role.start();
        eventually(() -> {
            var won = value("deals-won", "company", "2026-10").jsonPath().getString("numerator");
            assertThat(won).isEqualTo(Integer.toString(CHANGES / 2));
        });
        var took = Duration.ofNanos(System.nanoTime() - start);
        LOG.infof("%d changes in %s: %d a second", CHANGES, took, CHANGES * 1000L / took.toMillis());
    }
}
