package app.merit.ingest.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the ingest role. */
@ConfigMapping(prefix = "merit.ingest")
public interface IngestConfig {
    /** Consumer group of the normaliser; all replicas of the role share it. */
    @WithDefault("merit-ingest-normaliser")
    String group();

    /** How often signature failures and source health are reported; more often costs records, not accuracy. */
    @WithDefault("PT60S")
    Duration reportEvery();

    /** A source not heard of for this long is {@code silent}. */
    @WithDefault("PT24H")
    Duration silentAfter();

    /** How long the start waits for Kafka before it goes on without (the edge then answers 503). */
    @WithDefault("PT10S")
    Duration startWait();

    /**
     * Encrypts what is kept of logins and secrets: base64 of 32 bytes, from the environment. Without it nothing secret can
     * be kept, so sources come from the configuration alone and logins that the vendor renews are lost at a restart.
     */
    Optional<String> key();

    /** The key before, for as long as something is still encrypted with it. */
    Optional<String> previousKey();
}
