package app.merit.ingest.catalogue;

import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.LastEvents;
import app.merit.ingest.edge.SignatureFailures;
import app.merit.ingest.edge.Sources;
import app.merit.ingest.messaging.Events;
import app.merit.ingest.messaging.IngestConfig;
import app.merit.ingest.messaging.KafkaClients;
import app.merit.ingest.messaging.Topics;
import app.merit.ingest.messaging.Wire;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Publishes {@code crm.sources} at the start and when something changed, and one event per source with failed proofs. */
@ApplicationScoped
public class SourceCatalogue {
    private final Sources sources;
    private final LastEvents lastEvents;
    private final SignatureFailures failures;
    private final IngestConfig config;
    private final Clock clock;
    private final KafkaClients clients;
    private final Map<String, SourceView> published = new HashMap<>();
    private final Map<String, SourceHealth> health = new ConcurrentHashMap<>();
    private Optional<KafkaProducer<String, byte[]>> producer = Optional.empty();
    private Instant lastReport;

    SourceCatalogue(
            Sources sources,
            LastEvents lastEvents,
            SignatureFailures failures,
            IngestConfig config,
            Clock clock,
            KafkaClients clients) {
        this.sources = sources;
        this.lastEvents = lastEvents;
        this.failures = failures;
        this.config = config;
        this.clock = clock;
        this.clients = clients;
        this.lastReport = clock.instant();
    }

    /** All sources as of now. */
    public List<SourceView> views() {
        return sources.all().stream().map(this::view).toList();
    }

    /** A source as of now. */
    public SourceView view(SourceSettings source) {
        return view(source, health.getOrDefault(source.name(), healthOf(source, false)));
    }

    /** Takes over what earlier runs and other replicas have published, so that the newest event never moves back. */
    public void remember(String source, Instant lastEventAt) {
        lastEvents.heard(source, lastEventAt);
    }

    /**
     * Publishes what changed since the last report.
     *
     * @throws KafkaException if Kafka fails; the next report makes up for it
     */
    public synchronized void report() {
        Instant now = clock.instant();
        Map<String, Long> failed = failures.drain();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        failed.forEach((source, count) -> sent.add(producer()
                .send(Events.record(
                        Topics.OPS_EVENTS,
                        "metrics-ingest-service",
                        Events.SIGNATURE_FAILURES,
                        UUID.randomUUID().toString(),
                        now,
                        Wire.signatureFailures(source, count, lastReport, now)))));
        for (SourceSettings source : sources.all()) {
            SourceHealth state = healthOf(source, failed.containsKey(source.name()));
            health.put(source.name(), state);
            SourceView view = view(source, state);
            if (!view.equals(published.put(source.name(), view))) {
                sent.add(publish(view, now));
            }
        }
        try {
            sent.forEach(SourceCatalogue::await);
            lastReport = now;
        } catch (KafkaException notReported) {
            failures.restore(failed);
            published.clear();
            throw notReported;
        }
    }

    private Future<RecordMetadata> publish(SourceView view, Instant now) {
        // Revisions only have to grow, over restarts and replicas too; there is no database to count in.
        byte[] value = Wire.source(
                view.source(),
                view.type(),
                view.names(),
                view.currency(),
                view.health(),
                view.lastEventAt(),
                now.toEpochMilli());
        return producer()
                .send(Events.record(
                        Topics.SOURCES,
                        view.source(),
                        Events.SOURCE,
                        UUID.randomUUID().toString(),
                        now,
                        value));
    }

    private SourceHealth healthOf(SourceSettings source, boolean proofsFailed) {
        return SourceHealth.of(
                lastEvents.of(source.name()), proofsFailed, lastReport, clock.instant(), config.silentAfter());
    }

    private SourceView view(SourceSettings source, SourceHealth state) {
        return new SourceView(
                source.name(),
                source.type(),
                source.names(),
                source.currency(),
                state.wire(),
                lastEvents.of(source.name()));
    }

    private KafkaProducer<String, byte[]> producer() {
        producer = producer.or(() -> Optional.of(clients.impatientProducer()));
        return producer.get();
    }

    private static void await(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException failure) {
            throw new KafkaException("Sources could not be published", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while sources were published", interrupted);
        }
    }

    @PreDestroy
    void close() {
        producer.ifPresent(open -> open.close(Duration.ofSeconds(2)));
    }
}
