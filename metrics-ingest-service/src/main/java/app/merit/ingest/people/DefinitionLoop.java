package app.merit.ingest.people;

import app.merit.ingest.BackgroundWork;
import app.merit.ingest.Pulse;
import app.merit.ingest.messaging.KafkaClients;
import app.merit.ingest.messaging.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Follows {@code definition.company} and {@code definition.organisation} from their start; keeps zone and identities. */
@ApplicationScoped
public class DefinitionLoop implements BackgroundWork {
    static final String COMPANY = "definition.company";
    static final String ORGANISATION = "definition.organisation";

    private static final Logger LOG = Logger.getLogger(DefinitionLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration BACK_OFF = Duration.ofSeconds(2);
    private static final String EMPLOYEE = "employee:";

    private final KafkaClients clients;
    private final CompanyZone zone;
    private final Mappings mappings;
    private final Pulse pulse = new Pulse();

    DefinitionLoop(KafkaClients clients, CompanyZone zone, Mappings mappings) {
        this.clients = clients;
        this.zone = zone;
        this.mappings = mappings;
    }

    @Override
    public String name() {
        return "merit-ingest-definitions";
    }

    @Override
    public void run() {
        while (!pulse.stopped()) {
            try (KafkaConsumer<String, byte[]> reader = clients.reader()) {
                follow(reader);
            } catch (KafkaException failure) {
                LOG.warnf("Definitions could not be read: %s", failure.toString());
            }
            pulse.rest(BACK_OFF);
        }
    }

    @Override
    public void stop() {
        pulse.stop();
    }

    /** Returns to try anew while a topic is not there: another service makes it. */
    private void follow(KafkaConsumer<String, byte[]> reader) {
        Map<String, List<PartitionInfo>> topics = reader.listTopics();
        if (!topics.containsKey(COMPANY) || !topics.containsKey(ORGANISATION)) {
            return;
        }
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of(COMPANY, ORGANISATION)) {
            topics.get(topic).forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        reader.assign(partitions);
        reader.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
        while (!pulse.stopped()) {
            reader.poll(POLL).forEach(this::learn);
            if (!zone.learned()
                    && ends.entrySet().stream().allMatch(end -> reader.position(end.getKey()) >= end.getValue())) {
                zone.readToTheEnd();
            }
        }
    }

    void learn(ConsumerRecord<String, byte[]> found) {
        if (found.topic().equals(COMPANY)) {
            company(found.value());
        } else if (found.key() != null && found.key().startsWith(EMPLOYEE)) {
            employee(found.key().substring(EMPLOYEE.length()), found.value());
        }
    }

    private void company(byte[] value) {
        String stated =
                value == null ? "" : Wire.objectOrEmpty(value).path("zone").asText();
        if (stated.isEmpty()) {
            return;
        }
        try {
            zone.is(ZoneId.of(stated));
        } catch (DateTimeException unknown) {
            LOG.errorf("The zone %s of definition.company is not known here; days stay as they were", stated);
        }
    }

    private void employee(String code, byte[] value) {
        if (value == null) {
            mappings.forget(code);
            return;
        }
        JsonNode document = Wire.objectOrEmpty(value);
        List<Mappings.Identity> identities = new ArrayList<>();
        document.path("crmIdentities").forEach(node -> identity(node).ifPresent(identities::add));
        mappings.learn(code, document.path("revision").asLong(), identities);
    }

    private static Optional<Mappings.Identity> identity(JsonNode node) {
        try {
            Optional<LocalDate> until = node.hasNonNull("until")
                    ? Optional.of(LocalDate.parse(node.path("until").asText()))
                    : Optional.empty();
            return Optional.of(new Mappings.Identity(
                    node.path("source").asText(),
                    node.path("crmUser").asText(),
                    LocalDate.parse(node.path("from").asText()),
                    until));
        } catch (DateTimeException notOurs) {
            LOG.warnf("An identity of definition.organisation has no readable date and is left out");
            return Optional.empty();
        }
    }
}
