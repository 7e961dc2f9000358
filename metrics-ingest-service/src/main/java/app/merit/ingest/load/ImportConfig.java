package app.merit.ingest.load;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Loading of history. */
@ConfigMapping(prefix = "merit.import")
public interface ImportConfig {
    /** Rows of a chunk; more save requests and cost memory. An import keeps the number it began with. */
    @WithDefault("500")
    int chunkRows();

    /** How long the reading of a CRM's list keeps asking a CRM that says to come later, before it gives up. */
    @WithDefault("PT1H")
    Duration patience();

    /** Pause between looks for an import to go on with. */
    @WithDefault("PT1S")
    Duration tick();
}
