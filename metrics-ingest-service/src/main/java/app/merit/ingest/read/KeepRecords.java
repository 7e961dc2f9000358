package app.merit.ingest.read;

import app.merit.ingest.crm.SourceType;
import app.merit.ingest.domain.ApiSettings;
import app.merit.ingest.domain.InboxMessage;
import app.merit.ingest.domain.InboxMessage.ProofNote;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.Blanking;
import app.merit.ingest.format.Keys;
import app.merit.ingest.messaging.Events;
import app.merit.ingest.messaging.KafkaClients;
import app.merit.ingest.messaging.Topics;
import app.merit.ingest.messaging.Wire;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Keeps records through one producer that waits for Kafka. */
@ApplicationScoped
public class KeepRecords implements KeepRecord {
    private static final Logger LOG = Logger.getLogger(KeepRecords.class);
    /** A credential shorter than this is a name or a number that records hold for other reasons. */
    private static final int SHORTEST_CREDENTIAL = 12;

    private final KafkaClients clients;
    private Optional<KafkaProducer<String, byte[]>> producer = Optional.empty();

    public KeepRecords(KafkaClients clients) {
        this.clients = clients;
    }

    @Override
    public boolean keep(SourceSettings source, ReadNote note, byte[] content, Instant readAt) {
        return send(message(source, note, content, readAt, ProofNote.READ));
    }

    @Override
    public boolean keepImported(SourceSettings source, ReadNote note, byte[] content, Instant at, String who) {
        return send(message(source, note, content, at, ProofNote.imported(who)));
    }

    static InboxMessage message(SourceSettings source, ReadNote note, byte[] content, Instant at, ProofNote proof) {
        byte[] body = blanking(source).blank(content);
        return new InboxMessage(
                source.name(),
                source.type(),
                at.truncatedTo(ChronoUnit.MICROS),
                "GET",
                "/read/" + escaped(note.kind()) + "/" + escaped(note.crmId()),
                "",
                Map.of("content-type", "application/json"),
                new String(body, StandardCharsets.UTF_8),
                "utf-8",
                Keys.digest(content),
                content.length,
                proof,
                Optional.of(note),
                Optional.empty());
    }

    private static String escaped(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    /** A CRM can repeat what it was called with: addresses and logins are blanked as well as the webhook's secrets. */
    private static Blanking blanking(SourceSettings source) {
        List<String> traces = new ArrayList<>();
        SourceType.ofWire(source.type()).ifPresent(type -> traces.addAll(Blanking.traces(source, type.adapter())));
        source.api().ifPresent(api -> {
            api.credentials().values().stream()
                    .filter(value -> value.length() >= SHORTEST_CREDENTIAL)
                    .forEach(traces::add);
            traces.addAll(secretSteps(api));
        });
        return new Blanking(traces);
    }

    /** Some vendors put a secret into the path of the address. */
    private static List<String> secretSteps(ApiSettings api) {
        try {
            String path = api.baseUrl().map(URI::create).map(URI::getPath).orElse("");
            return Arrays.stream(path.split("/"))
                    .filter(step -> step.length() >= SHORTEST_CREDENTIAL)
                    .toList();
        } catch (IllegalArgumentException notAnAddress) {
            return List.of();
        }
    }

    private boolean send(InboxMessage message) {
        try {
            producer()
                    .send(Events.record(
                            Topics.INBOX,
                            message.key(),
                            Events.INBOX,
                            UUID.randomUUID().toString(),
                            message.receivedAt(),
                            Wire.inbox(message)))
                    .get();
            return true;
        } catch (ExecutionException | KafkaException notKept) {
            Throwable cause = notKept.getCause() == null ? notKept : notKept.getCause();
            LOG.warnf("A record of %s could not be kept: %s", message.source(), cause.toString());
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        producer = producer.or(() -> Optional.of(clients.patientProducer()));
        return producer.get();
    }

    @PreDestroy
    synchronized void close() {
        producer.ifPresent(open -> open.close(Duration.ofSeconds(2)));
    }
}
