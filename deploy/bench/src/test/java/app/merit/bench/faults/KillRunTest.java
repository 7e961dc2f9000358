package app.merit.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The packaged role on a real broker, killed twice under load; {@code ./merit bench faults} does it more often. */
class KillRunTest {
    @Test
    void everyAcknowledgedRequestIsInTheInboxAfterTwoKills() throws Exception {
        KillRun.Report run = KillRun.of(2, 7);

        assertThat(run.acknowledged()).isPositive();
        assertThat(run.failures()).as("requests that met a dead process").isPositive();
        assertThat(run.missing()).as(run.examples().toString()).isZero();
    }
}
