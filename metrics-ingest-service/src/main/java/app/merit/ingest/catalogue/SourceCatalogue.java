package app.merit.ingest.catalogue;

import app.merit.ingest.deadletter.LetterCounts;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.LastEvents;
import app.merit.ingest.edge.Sources;
import app.merit.ingest.messaging.IngestConfig;
import app.merit.ingest.read.ReadLag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What is known of each source, put together. */
@ApplicationScoped
public class SourceCatalogue {
    private final Sources sources;
    private final LastEvents lastEvents;
    private final SourceTraffic traffic;
    private final LetterCounts letters;
    private final Instance<ReadLag> readLag;
    private final IngestConfig config;
    private final Clock clock;
    private final Map<String, SourceHealth> health = new ConcurrentHashMap<>();

    SourceCatalogue(
            Sources sources,
            LastEvents lastEvents,
            SourceTraffic traffic,
            LetterCounts letters,
            Instance<ReadLag> readLag,
            IngestConfig config,
            Clock clock) {
        this.sources = sources;
        this.lastEvents = lastEvents;
        this.traffic = traffic;
        this.letters = letters;
        this.readLag = readLag;
        this.config = config;
        this.clock = clock;
    }

    /** All sources as of now, those last that were switched off. */
    public List<SourceView> views() {
        List<SourceSettings> all = new ArrayList<>(sources.all().stream()
                .sorted(Comparator.comparing(SourceSettings::name))
                .toList());
        all.addAll(sources.off());
        return all.stream().map(this::view).toList();
    }

    /** A source as of now. */
    public SourceView view(SourceSettings source) {
        String name = source.name();
        Instant now = clock.instant();
        Rhythm rhythm = traffic.rhythm(name);
        return new SourceView(
                name,
                source.type(),
                source.names(),
                source.currency(),
                health.getOrDefault(name, judged(name, now)).wire(),
                Optional.of(false).filter(_ -> sources.find(name).isEmpty()),
                lastEvents.of(name),
                traffic.accepted(name),
                Optional.of(rhythm)
                        .filter(known -> known.learned(now))
                        .map(known -> known.typical(now, now)
                                .setScale(1, RoundingMode.HALF_UP)
                                .toPlainString()),
                traffic.refused(name),
                letters.undecided(name),
                readLag.stream()
                        .map(lag -> lag.lagOf(name))
                        .flatMap(Optional::stream)
                        .map(Duration::toSeconds)
                        .findFirst());
    }

    /** Takes over what earlier runs and other replicas have published, so that the newest event never moves back. */
    void remember(String source, Instant lastEventAt) {
        lastEvents.heard(source, lastEventAt);
    }

    /** Judges all sources anew. */
    void judge(Instant now) {
        Stream.concat(sources.all().stream(), sources.off().stream())
                .map(SourceSettings::name)
                .forEach(name -> health.put(name, judged(name, now)));
    }

    private SourceHealth judged(String name, Instant now) {
        return SourceHealth.of(
                lastEvents.of(name), traffic.failedIn(name), now, traffic.rhythm(name), config.silentAfter());
    }
}
