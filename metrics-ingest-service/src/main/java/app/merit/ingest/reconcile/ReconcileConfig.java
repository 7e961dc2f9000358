package app.merit.ingest.reconcile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often and how far back sources are compared with their CRM. */
@ConfigMapping(prefix = "merit.reconcile")
public interface ReconcileConfig {
    /** Time between two comparisons of a source; a lower value costs calls of the vendor's quota. */
    @WithDefault("PT15M")
    Duration every();

    /** How much of what was compared already is compared again; at least {@link #settle()} and the skew of clocks. */
    @WithDefault("PT10M")
    Duration overlap();

    /** A record changed more recently than this may still be on its way and is left to the next comparison. */
    @WithDefault("PT60S")
    Duration settle();

    /** How far back the first comparison of a new source goes; older history is loaded with {@code ./merit import}. */
    @WithDefault("P1D")
    Duration firstLook();

    /** Days back for which counts and sums are compared until they agree. */
    @WithDefault("7")
    int days();

    /** How long after the end of a day, in the company's zone, it is checked first. */
    @WithDefault("PT30M")
    Duration dayEndsAfter();

    /** How long a check waits for what it found missing to be taken in before the day is called red. */
    @WithDefault("PT60S")
    Duration healWait();

    /** How long one comparison keeps asking a CRM that says to come later, before it leaves off until the next. */
    @WithDefault("PT10M")
    Duration patience();

    /** After how long without a sign of life another replica takes a source over. */
    @WithDefault("PT5M")
    Duration lease();

    /** This many failed proofs of a source between two reports are a burst, after which the source is compared. */
    @WithDefault("20")
    long burst();

    /** Pause between looks for something to do. */
    @WithDefault("PT1S")
    Duration tick();
}
