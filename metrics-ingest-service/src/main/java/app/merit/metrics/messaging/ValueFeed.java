package app.merit.metrics.messaging;

import app.merit.metrics.aggregation.MetricsConfig;
import app.merit.metrics.store.Values;
import app.merit.service.Role;
import app.merit.service.Roles;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Tells this process's listeners which values have been published, by whichever process they were. */
@ApplicationScoped
public class ValueFeed {
    private static final Logger LOG = Logger.getLogger(ValueFeed.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Roles roles;
    private final KafkaSettings kafka;
    private final Backoff backoff;
    private final List<Consumer<Values.Key>> listeners = new CopyOnWriteArrayList<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private volatile boolean stopped;
    private volatile @Nullable KafkaConsumer<String, String> current;

    ValueFeed(Roles roles, KafkaSettings kafka, MetricsConfig config) {
        this.roles = roles;
        this.kafka = kafka;
        this.backoff = new Backoff(config.firstRetry(), config.longestRetry());
    }

    void onStart(@Observes StartupEvent event) {
        if (roles.runs(Role.METRICS)) {
            Thread.ofPlatform().daemon().name("metrics-value-feed").start(this::run);
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

    /** Calls the listener for each value published from now on; it must return at once. */
    public void add(Consumer<Values.Key> listener) {
        listeners.add(listener);
    }

    public void remove(Consumer<Values.Key> listener) {
        listeners.remove(listener);
    }

    private void run() {
        while (!stopped) {
            try (var consumer = new KafkaConsumer<String, String>(kafka.reader())) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException stop) {
                LOG.debug("The value feed is stopping");
            } catch (KafkaException e) {
                LOG.warn("The value feed could not go on, will try again", e);
                backoff.await();
            }
        }
    }

    private void follow(KafkaConsumer<String, String> consumer) {
        var partitions = consumer.partitionsFor(Topics.VALUES).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        if (partitions.isEmpty()) {
            backoff.await();
            return;
        }
        consumer.assign(partitions);
        seek(consumer, partitions);
        while (!stopped) {
            for (var record : consumer.poll(POLL)) {
                positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
                tell(record.key());
            }
            backoff.reset();
        }
    }

    /** After a failure from where it was, so that no value is missed; the first time from the end. */
    private void seek(KafkaConsumer<String, String> consumer, Collection<TopicPartition> partitions) {
        consumer.endOffsets(partitions).forEach(positions::putIfAbsent);
        consumer.beginningOffsets(partitions)
                .forEach((partition, first) ->
                        consumer.seek(partition, Math.max(first, positions.getOrDefault(partition, first))));
    }

    private void tell(@Nullable String recordKey) {
        if (recordKey == null) {
            return;
        }
        var first = recordKey.indexOf(':');
        var last = recordKey.lastIndexOf(':');
        if (first > 0 && last > first) {
            var key = new Values.Key(
                    recordKey.substring(0, first), recordKey.substring(first + 1, last), recordKey.substring(last + 1));
            listeners.forEach(l -> l.accept(key));
        }
    }
}
