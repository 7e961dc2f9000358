package app.merit.ingest.read;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How records are read back. */
@ConfigMapping(prefix = "merit.ingest.read")
public interface ReadConfig {
    /** Consumer group of what follows the published changes; all replicas share it. */
    @WithDefault("merit-ingest-known")
    String followerGroup();

    /** How often the queue is looked at; less often makes a thin event wait, more often costs queries. */
    @WithDefault("PT0.25S")
    Duration pollEvery();

    /** Reads of one source under way at one time, per replica; more does not get past the vendor's limit. */
    @WithDefault("4")
    int atOnce();

    /** Shortest time between two reads of one record; a busy deal costs at most one read in each. */
    @WithDefault("PT5S")
    Duration pause();

    /** How long an unsigned deal waits for more changes before it is confirmed by a read. */
    @WithDefault("PT20S")
    Duration confirmAfter();

    /** How long a deletion waits before it is confirmed, so that a CRM that is behind itself does not deny it. */
    @WithDefault("PT5S")
    Duration deletionAfter();

    /** How long a record that is not found is asked for again before it counts as missing. */
    @WithDefault("PT1M")
    Duration missingAfter();

    /** How often a record that is older than its event is read again before that is given up. */
    @WithDefault("6")
    int outdatedReads();

    /** First wait after a failure; it doubles each time. */
    @WithDefault("PT1S")
    Duration backOff();

    /** Longest wait between two attempts, and longest pause that a CRM can ask for. */
    @WithDefault("PT10M")
    Duration longestWait();

    /** How long a parked record stays parked when only further events ask for it; an operator's request is at once. */
    @WithDefault("PT1H")
    Duration parkedFor();

    /** A read that takes longer is taken over by another replica. */
    @WithDefault("PT5M")
    Duration lease();

    /** How long stages, currencies and the like, which a CRM rarely changes, are not asked for again. */
    @WithDefault("PT1H")
    Duration lookupsFor();

    /** Most time for a connection to a CRM. */
    @WithDefault("PT5S")
    Duration connectTimeout();

    /** Most time for an answer of a CRM. */
    @WithDefault("PT30S")
    Duration readTimeout();

    /** Longest answer of a CRM in bytes. */
    @WithDefault("8388608")
    int longestAnswer();
}
