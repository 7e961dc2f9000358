package app.merit.metrics.aggregation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the metrics role. */
@ConfigMapping(prefix = "merit.metrics")
public interface MetricsConfig {
    /**
     * How long after a deletion without a time another one is taken for its redelivery. The longest redelivery of the
     * supported CRMs that send such deletions takes about 1.6 hours; a higher value may miss a second deletion.
     */
    @WithDefault("PT2H")
    Duration redeliveryWindow();

    /** Most records taken in by one transaction. More is faster in bulk and makes a single value wait longer. */
    @WithDefault("2000")
    int batchRecords();

    /** Entities that one transaction of a recompute works on; more holds their locks longer. */
    @WithDefault("500")
    int recomputePage();

    /** How often values of departments, `unassigned` and the company are published. */
    @WithDefault("PT1S")
    Duration rollupEvery();

    /** How often the outbox is looked at when nothing wakes the relay, that is for what another process put there. */
    @WithDefault("PT0.1S")
    Duration outboxEvery();

    /** First and longest wait after Kafka or the database failed. */
    @WithDefault("PT0.2S")
    Duration firstRetry();

    @WithDefault("PT5S")
    Duration longestRetry();

    /**
     * Name of this process among those that run the role. It has to differ between processes that run at one time, and
     * to stay the same over a restart: then the partitions come back at once instead of after the session timeout.
     */
    @WithDefault("metrics-0")
    String instance();

    /** How often the stream sends a heartbeat. */
    @WithDefault("PT10S")
    Duration heartbeatEvery();
}
