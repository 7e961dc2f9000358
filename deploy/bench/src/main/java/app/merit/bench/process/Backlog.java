package app.merit.bench.process;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What the normaliser has not read yet: it works on beside the edge and after it, and would slow what comes next. */
public final class Backlog implements AutoCloseable {
    public static final String INBOX = "crm.inbox";
    private static final String GROUP = "merit-ingest-normaliser";

    private final Admin admin;

    public Backlog(String bootstrapServers) {
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** Creates a topic with as many partitions as the inbox has. */
    public void createTopicLikeInbox(String name) throws InterruptedException, ExecutionException {
        int partitions = admin.describeTopics(java.util.List.of(INBOX))
                .allTopicNames()
                .get()
                .get(INBOX)
                .partitions()
                .size();
        admin.createTopics(java.util.List.of(new NewTopic(name, partitions, (short) 1)))
                .all()
                .get();
    }

    /** Waits until everything in the inbox was read; returns how long that took. */
    public Duration await(Duration limit) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        while (size() > 0) {
            if (System.nanoTime() - start > limit.toNanos()) {
                throw new IllegalStateException("The normaliser did not catch up within " + limit);
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    public long size() throws InterruptedException, ExecutionException {
        Map<TopicPartition, Long> ends = ends();
        Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends.entrySet().stream()
                .mapToLong(end -> {
                    OffsetAndMetadata at = read.get(end.getKey());
                    return end.getValue() - (at == null ? 0 : at.offset());
                })
                .sum();
    }

    /** How many requests the inbox holds. */
    public long kept() throws InterruptedException, ExecutionException {
        return ends().values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<TopicPartition, Long> ends() throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> asked =
                admin.describeTopics(java.util.List.of(INBOX)).allTopicNames().get().get(INBOX).partitions().stream()
                        .collect(Collectors.toMap(
                                partition -> new TopicPartition(INBOX, partition.partition()),
                                p -> OffsetSpec.latest()));
        return admin.listOffsets(asked).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        (Map.Entry<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> end) ->
                                end.getValue().offset()));
    }

    @Override
    public void close() {
        admin.close();
    }
}
