package app.merit.ingest.edge;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** When each source was last heard of; only ever moves forward. */
@Singleton
public class LastEvents {
    private final Map<String, Instant> bySource = new ConcurrentHashMap<>();

    public void heard(String source, Instant at) {
        bySource.merge(source, at, (known, now) -> now.isAfter(known) ? now : known);
    }

    public Optional<Instant> of(String source) {
        return Optional.ofNullable(bySource.get(source));
    }
}
