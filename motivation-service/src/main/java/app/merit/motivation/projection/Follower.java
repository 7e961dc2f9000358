package app.merit.motivation.projection;

import app.merit.motivation.outbox.KafkaClients;
import app.merit.motivation.store.Worker;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** Follows the topics of the others. The position is the one in the database, so a batch counts once and wholly. */
@Startup
@Singleton
class Follower {
    private static final Duration POLL = Duration.ofMillis(500);

    private final Project project;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Worker worker;
    private boolean rewind;

    Follower(KafkaClients kafka, Project project) {
        this.project = project;
        this.consumer = kafka.consumer(Map.of(
                // A killed process keeps its partitions from the one that takes over for this long.
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                "8000",
                ConsumerConfig.GROUP_ID_CONFIG,
                "motivation",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                2000,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                // The owners create their topics, perhaps after this service came up.
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                3000));
        this.worker = Worker.start("follower", this::round);
    }

    @PreDestroy
    void stop() {
        worker.close();
        consumer.close();
    }

    private void round() throws InterruptedException {
        try {
            follow();
        } catch (InterruptException stopped) {
            throw new InterruptedException(stopped.getMessage());
        }
    }

    private void follow() {
        if (consumer.subscription().isEmpty()) {
            consumer.subscribe(Feeds.ALL, new FromDatabase());
        }
        if (rewind) {
            seek(consumer.assignment());
            rewind = false;
        }
        var records = consumer.poll(POLL);
        if (!records.isEmpty()) {
            rewind = true; // until the database has taken them
            project.apply(records, next(records.partitions()));
            rewind = false;
        }
    }

    private Map<TopicPartition, Long> next(Collection<TopicPartition> partitions) {
        return partitions.stream().collect(Collectors.toMap(p -> p, consumer::position));
    }

    private void seek(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            project.offset(partition)
                    .ifPresentOrElse(
                            offset -> consumer.seek(partition, offset),
                            () -> consumer.seekToBeginning(List.of(partition)));
        }
    }

    private final class FromDatabase implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            seek(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // What was polled is committed with its offsets, or not at all.
        }
    }
}
