package app.merit.ingest.people;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Reading of the CRMs' lists of users. */
@ConfigMapping(prefix = "merit.people")
public interface PeopleConfig {
    /** Time between two readings of a source's users; they can be read at once over the API. */
    @WithDefault("PT24H")
    Duration every();

    /** How long the name of somebody the CRM no longer lists is kept. */
    @WithDefault("P30D")
    Duration namesKept();

    /** Pause between looks for a list to read. */
    @WithDefault("PT1M")
    Duration tick();
}
