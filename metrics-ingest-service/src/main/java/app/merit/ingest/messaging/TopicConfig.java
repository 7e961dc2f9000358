package app.merit.ingest.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Size of topics that this service creates. */
@ConfigMapping(prefix = "merit.topics")
public interface TopicConfig {
    /** Partitions of a new topic; more allow more consumers and cannot be taken back. */
    @WithDefault("4")
    int partitions();

    /** Copies of each partition; 3 in production. */
    @WithDefault("1")
    short replication();
}
