package app.merit.ingest.edge;

import io.smallrye.config.ConfigMapping;
import java.util.OptionalLong;

/** Bounds of the webhook edge. */
@ConfigMapping(prefix = "merit.ingest.edge")
public interface EdgeConfig {
    /**
     * Bytes of bodies that may be in memory at one time; what comes beyond is answered 503. A sixteenth of the heap, but at
     * least 32 MiB, if left out: a body is held several times over on its way to Kafka.
     */
    OptionalLong bodyBytesInFlight();
}
