package app.merit.ingest.catalogue;

import app.merit.ingest.edge.Accepted;
import app.merit.ingest.edge.Oversized;
import app.merit.ingest.edge.SignatureFailures;
import app.merit.ingest.messaging.Events;
import app.merit.ingest.messaging.KafkaClients;
import app.merit.ingest.messaging.Topics;
import app.merit.ingest.messaging.Wire;
import app.merit.ingest.ops.OpsFeed;
import app.merit.ingest.reconcile.Outages;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/**
 * Publishes {@code crm.sources} at the start and when something changed; tells operators of failed proofs and of requests
 * that were too long, one event per source, and of sources that fall silent, fail or come back.
 */
@ApplicationScoped
class SourceReports {
    private final SourceCatalogue catalogue;
    private final SourceTraffic traffic;
    private final Accepted accepted;
    private final SignatureFailures failures;
    private final Oversized oversized;
    private final Outages outages;
    private final OpsFeed ops;
    private final KafkaClients clients;
    private final Clock clock;
    private final Map<String, SourceView> published = new HashMap<>();
    /** The health that {@code crm.sources} has, whichever replica wrote it: what it says was told. */
    private final Map<String, String> told = new HashMap<>();

    private Optional<KafkaProducer<String, byte[]>> producer = Optional.empty();
    private Instant lastReport;

    SourceReports(
            SourceCatalogue catalogue,
            SourceTraffic traffic,
            Accepted accepted,
            SignatureFailures failures,
            Oversized oversized,
            Outages outages,
            OpsFeed ops,
            KafkaClients clients,
            Clock clock) {
        this.catalogue = catalogue;
        this.traffic = traffic;
        this.accepted = accepted;
        this.failures = failures;
        this.oversized = oversized;
        this.outages = outages;
        this.ops = ops;
        this.clients = clients;
        this.clock = clock;
        this.lastReport = clock.instant();
    }

    /** A record of {@code crm.sources}. */
    record SourceRecord(@JsonUnwrapped SourceView view, long revision) {}

    /** Takes over what earlier runs and other replicas have published. */
    synchronized void remember(String source, String health, Optional<Instant> lastEventAt) {
        told.put(source, health);
        lastEventAt.ifPresent(at -> catalogue.remember(source, at));
    }

    /**
     * Publishes what changed since the last report.
     *
     * @throws KafkaException if Kafka fails; the next report makes up for it
     */
    synchronized void report() {
        Instant now = clock.instant();
        Map<String, Long> failed = failures.drain();
        traffic.add(accepted.drain(), failed, now);
        catalogue.judge(now);
        tellOfOversized();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try {
            failed.forEach((source, count) -> sent.add(failure(source, count, now)));
            for (SourceView view : catalogue.views()) {
                // What was published counts as told: not before it was.
                if (told(view) && !view.equals(published.put(view.source(), view))) {
                    sent.add(publish(view, now));
                }
            }
            sent.forEach(SourceReports::await);
            failed.forEach((source, count) -> outages.noteFailures(source, lastReport, count));
            lastReport = now;
        } catch (KafkaException notReported) {
            failures.restore(failed);
            published.clear();
            throw notReported;
        }
    }

    private void tellOfOversized() {
        oversized.drain().forEach((source, count) -> {
            if (!ops.event("source-oversized", Optional.of(source), Map.of("count", Long.toString(count)))) {
                oversized.restore(Map.of(source, count));
            }
        });
    }

    private boolean told(SourceView view) {
        String before = told.getOrDefault(view.source(), view.health());
        boolean nothingNew = before.equals(view.health()) || view.enabled().isPresent();
        boolean done = nothingNew || tell(view, before);
        if (done) {
            told.put(view.source(), view.health());
        }
        return done;
    }

    private boolean tell(SourceView view, String before) {
        Map<String, String> values = new HashMap<>();
        values.put("before", before);
        view.lastEventAt().ifPresent(at -> values.put("lastEventAt", at.toString()));
        view.typicalEventsPerHour().ifPresent(usual -> values.put("typicalEventsPerHour", usual));
        String event =
                switch (view.health()) {
                    case "silent" -> "source-silent";
                    case "failing" -> "source-failing";
                    default -> "source-back";
                };
        return ops.event(event, Optional.of(view.source()), values);
    }

    private Future<RecordMetadata> failure(String source, long count, Instant now) {
        return producer()
                .send(Events.record(
                        Topics.OPS_EVENTS,
                        "metrics-ingest-service",
                        Events.SIGNATURE_FAILURES,
                        UUID.randomUUID().toString(),
                        now,
                        Wire.signatureFailures(source, count, lastReport, now)));
    }

    private Future<RecordMetadata> publish(SourceView view, Instant now) {
        // Revisions only have to grow, over restarts and replicas too; there need be no database to count in.
        byte[] value = Wire.document(new SourceRecord(view, now.toEpochMilli()));
        return producer()
                .send(Events.record(
                        Topics.SOURCES,
                        view.source(),
                        Events.SOURCE,
                        UUID.randomUUID().toString(),
                        now,
                        value));
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
    synchronized void close() {
        producer.ifPresent(open -> open.close(Duration.ofSeconds(2)));
    }
}
