package app.merit.ingest.read;

import java.time.Duration;
import java.util.Optional;

/** How far reading back is behind. */
public interface ReadLag {
    /** Age of the oldest record of the source that waits to be read; empty if none does, or it is not known yet. */
    Optional<Duration> lagOf(String source);
}
