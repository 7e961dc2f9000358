package app.merit.ingest.normalise;

import app.merit.ingest.domain.Normalisation;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counts changes, dead letters and ignored types per source. */
@ApplicationScoped
public class NormaliserMeters {
    /** Type names come from outside: beyond this many, they count together. */
    private static final int MOST_TYPES = 200;

    private final MeterRegistry registry;
    private final Set<String> types = ConcurrentHashMap.newKeySet();

    public NormaliserMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void note(String source, Normalisation outcome) {
        outcome.changes()
                .forEach(change -> registry.counter(
                                "merit.ingest.changes",
                                "source",
                                source,
                                "entity",
                                change.fact().entity().wire())
                        .increment());
        outcome.deadLetters()
                .forEach(letter -> registry.counter(
                                "merit.ingest.dead.letters", "source", source, "reason", letter.reason())
                        .increment());
        outcome.ignoredTypes()
                .forEach(type -> registry.counter("merit.ingest.ignored", "source", source, "type", bounded(type))
                        .increment());
    }

    private String bounded(String type) {
        String name = type.replaceAll("[^A-Za-z0-9_.:/-]", "_");
        if (name.length() > 80 || !types.contains(name) && types.size() >= MOST_TYPES) {
            return "other";
        }
        types.add(name);
        return name;
    }
}
