package app.merit.ingest.read.queue;

import app.merit.ingest.read.ReadLag;
import app.merit.ingest.store.IngestDatabase;
import app.merit.service.db.Tx;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the queue looks like, as of the last look; and what became of reads. */
@ApplicationScoped
public class ReadMeters implements ReadLag {
    /** @param oldest when the oldest that waits was asked for */
    private record Depth(String source, long waiting, long parked, Optional<Instant> oldest) {}

    private final IngestDatabase database;
    private final Clock clock;
    private final MeterRegistry registry;
    private final MultiGauge waiting;
    private final MultiGauge parked;
    private final MultiGauge lag;
    private volatile Map<String, Depth> depths = Map.of();

    public ReadMeters(IngestDatabase database, Clock clock, MeterRegistry registry) {
        this.database = database;
        this.clock = clock;
        this.registry = registry;
        this.waiting = gauge("merit.ingest.reads.waiting", "Records that wait to be read back");
        this.parked = gauge("merit.ingest.reads.parked", "Records that wait for a person");
        this.lag = gauge("merit.ingest.reads.lag.seconds", "Age of the oldest record that waits to be read back");
    }

    private MultiGauge gauge(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    /** Looks again. */
    void look() {
        List<Depth> all = database.call(tx -> tx.query(
                """
                        select source, count(*) filter (where state = 'waiting') as waiting,
                          count(*) filter (where state = 'parked') as parked,
                          min(first_asked_at) filter (where state = 'waiting') as oldest
                        from read_request group by source
                        """,
                row -> new Depth(
                        row.getString("source"),
                        row.getLong("waiting"),
                        row.getLong("parked"),
                        Optional.ofNullable(Tx.instant(row, "oldest")))));
        depths = all.stream().collect(Collectors.toUnmodifiableMap(Depth::source, Function.identity()));
        register(waiting, all, Depth::waiting);
        register(parked, all, Depth::parked);
        register(lag, all, depth -> lagOf(depth.source()).orElse(Duration.ZERO).toSeconds());
    }

    private static void register(MultiGauge gauge, List<Depth> all, Function<Depth, Long> value) {
        gauge.register(
                all.stream()
                        .map(depth ->
                                MultiGauge.Row.of(Tags.of("source", depth.source()), depth, one -> value.apply(one)))
                        .toList(),
                true);
    }

    @Override
    public Optional<Duration> lagOf(String source) {
        Instant now = clock.instant();
        return Optional.ofNullable(depths.get(source))
                .flatMap(Depth::oldest)
                .map(at -> at.isAfter(now) ? Duration.ZERO : Duration.between(at, now));
    }

    void count(String source, Outcome outcome) {
        String word =
                switch (outcome) {
                    case Outcome.Done(var done) -> done;
                    case Outcome.Again again -> "again-" + again.reason();
                    case Outcome.Parked(var reason) -> "parked-" + reason;
                };
        registry.counter("merit.ingest.reads", "source", source, "outcome", word)
                .increment();
    }
}
