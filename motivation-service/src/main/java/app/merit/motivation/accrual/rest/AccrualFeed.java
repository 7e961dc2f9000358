package app.merit.motivation.accrual.rest;

import app.merit.motivation.json.EngineJson;
import app.merit.motivation.outbox.KafkaClients;
import app.merit.motivation.outbox.Outbox;
import app.merit.motivation.outbox.Topics;
import app.merit.motivation.store.Worker;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/** Hands the records of {@code motivation.accruals}, from now on, to the streams that are open on this replica. */
@Startup
@Singleton
class AccrualFeed {
    private static final Logger LOG = Logger.getLogger(AccrualFeed.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final BroadcastProcessor<Event> events = BroadcastProcessor.create();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Worker worker;

    /** What a stream tells: that something changed, never how much. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Event(String employee, YearMonth period, long revision, String status) {}

    AccrualFeed(KafkaClients kafka, Topics topics) {
        topics.ensure();
        this.consumer = kafka.consumer(Map.of());
        this.worker = Worker.start("accrual-feed", this::round);
    }

    @PreDestroy
    void stop() {
        worker.close();
        consumer.close();
    }

    Multi<Event> events() {
        return events;
    }

    private void round() throws InterruptedException {
        try {
            if (consumer.assignment().isEmpty()) {
                fromNow();
            } else {
                consumer.poll(POLL).forEach(message -> emit(message.value()));
            }
        } catch (InterruptException stopped) {
            throw new InterruptedException(stopped.getMessage());
        }
    }

    private void fromNow() {
        List<TopicPartition> partitions = consumer.partitionsFor(Outbox.ACCRUALS.name()).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // seeks now and not at the first poll
    }

    private void emit(byte[] value) {
        if (value == null) {
            return;
        }
        try {
            events.onNext(EngineJson.mapper().readValue(value, Event.class));
        } catch (JsonProcessingException broken) {
            LOG.errorf("Unreadable record on %s: %s", Outbox.ACCRUALS.name(), broken.getOriginalMessage());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
