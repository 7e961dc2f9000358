package app.merit.ingest.deadletter;

import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.Sources;
import app.merit.ingest.ops.OpsFeed;
import app.merit.ingest.store.IngestDatabase;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What is open per source, in memory; tells the close gate whenever that changes. */
@Singleton
public class LetterCounts {
    private final IngestDatabase database;
    private final Sources sources;
    private final OpsFeed ops;
    private final Map<String, Standing> told = new HashMap<>();
    private volatile Optional<Map<String, Standing>> current = Optional.empty();

    LetterCounts(IngestDatabase database, Sources sources, OpsFeed ops) {
        this.database = database;
        this.sources = sources;
        this.ops = ops;
    }

    /** Undecided letters of the source; empty while the database has not been read. */
    public Optional<Long> undecided(String source) {
        return current.map(
                standings -> standings.getOrDefault(source, Standing.CLEAR).undecided());
    }

    /** Counts anew and tells what changed; what could not be told is told the next time. */
    synchronized void refresh() {
        Map<String, Standing> counted = database.call(LetterRows::standings);
        current = Optional.of(counted);
        TreeSet<String> names = new TreeSet<>(counted.keySet());
        names.addAll(told.keySet());
        sources.all().stream().map(SourceSettings::name).forEach(names::add);
        for (String source : names) {
            Standing standing = counted.getOrDefault(source, Standing.CLEAR);
            if (!standing.equals(told.get(source))
                    && ops.readiness(
                            "dead-letters:" + source, standing.state(), standing.detail(), standing.values())) {
                told.put(source, standing);
            }
        }
    }
}
