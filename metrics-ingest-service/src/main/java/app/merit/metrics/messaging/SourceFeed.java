package app.merit.metrics.messaging;

import app.merit.metrics.aggregation.MetricsConfig;
import app.merit.service.Role;
import app.merit.service.Roles;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Follows {@code crm.sources} into memory: the topic is compacted and small, and is read from its start each time. */
@ApplicationScoped
public class SourceFeed {
    private static final Logger LOG = Logger.getLogger(SourceFeed.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Roles roles;
    private final KafkaSettings kafka;
    private final Backoff backoff;
    private final Map<String, SourceState> sources = new ConcurrentHashMap<>();
    private volatile boolean stopped;
    private volatile @Nullable KafkaConsumer<String, String> current;

    SourceFeed(Roles roles, KafkaSettings kafka, MetricsConfig config) {
        this.roles = roles;
        this.kafka = kafka;
        this.backoff = new Backoff(config.firstRetry(), config.longestRetry());
    }

    void onStart(@Observes StartupEvent event) {
        if (roles.runs(Role.METRICS)) {
            Thread.ofPlatform().daemon().name("metrics-sources").start(this::run);
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        stopped = true;
        backoff.stop();
        var consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    /** All sources, ordered by name. */
    public List<SourceState> all() {
        return sources.values().stream()
                .sorted(Comparator.comparing(SourceState::source))
                .toList();
    }

    private void run() {
        while (!stopped) {
            try (var consumer = new KafkaConsumer<String, String>(kafka.reader())) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException stop) {
                LOG.debug("The source feed is stopping");
            } catch (KafkaException e) {
                LOG.warnf("The source feed could not go on, will try again: %s", e.toString());
                backoff.await();
            }
        }
    }

    private void follow(KafkaConsumer<String, String> consumer) {
        var partitions = consumer.partitionsFor(Topics.SOURCES).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        if (partitions.isEmpty()) {
            backoff.await();
            return;
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        while (!stopped) {
            consumer.poll(POLL).forEach(this::take);
            backoff.reset();
        }
    }

    private void take(ConsumerRecord<String, String> record) {
        if (record.key() == null) {
            return;
        }
        if (record.value() == null) {
            sources.remove(record.key());
            return;
        }
        try {
            var state = SourceReader.read(record.value());
            sources.merge(state.source(), state, (old, now) -> now.revision() > old.revision() ? now : old);
        } catch (MalformedRecord e) {
            LOG.warnf("Left out %s-%d@%d: %s", record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }
}
