package app.merit.kpidefinition.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the topics of this service are created. */
@ConfigMapping(prefix = "merit.topics")
interface TopicSettings {
    /** Partitions of each topic; more let more consumers share the work, and cannot be taken back. */
    @WithDefault("4")
    int partitions();

    /** Copies of each record; 3 in production, 1 on a single broker. */
    @WithDefault("1")
    short replication();
}
