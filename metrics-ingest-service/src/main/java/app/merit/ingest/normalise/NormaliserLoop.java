package app.merit.ingest.normalise;

import app.merit.ingest.BackgroundWork;
import app.merit.ingest.domain.Change;
import app.merit.ingest.domain.DeadLetter;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.InboxMessage;
import app.merit.ingest.domain.InboxPosition;
import app.merit.ingest.domain.Normalisation;
import app.merit.ingest.domain.ReplayNote;
import app.merit.ingest.format.Keys;
import app.merit.ingest.messaging.Events;
import app.merit.ingest.messaging.IngestConfig;
import app.merit.ingest.messaging.KafkaClients;
import app.merit.ingest.messaging.KafkaInbox;
import app.merit.ingest.messaging.Topics;
import app.merit.ingest.messaging.Wire;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Reads {@code crm.inbox}, writes what it says, then commits. At least once: vendors deliver twice anyway, so every reader
 * of the result has to drop equal dedupe keys, and a second run gives equal bytes; transactions would add their latency to
 * each deal and change nothing (ADR 9). A failure of Kafka or PostgreSQL is waited out and never makes a dead letter.
 */
@ApplicationScoped
public class NormaliserLoop implements BackgroundWork {
    private static final Logger LOG = Logger.getLogger(NormaliserLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long BACK_OFF_MILLIS = 1_000;

    private final KafkaClients clients;
    private final IngestConfig config;
    private final Normalise normalise;
    private final KafkaInbox inbox;
    private final NormaliserMeters meters;
    private final Clock clock;
    private final Object stopSignal = new Object();
    private volatile boolean stopped;
    private volatile Optional<KafkaConsumer<String, byte[]>> running = Optional.empty();

    public NormaliserLoop(
            KafkaClients clients,
            IngestConfig config,
            Normalise normalise,
            KafkaInbox inbox,
            NormaliserMeters meters,
            Clock clock) {
        this.clients = clients;
        this.config = config;
        this.normalise = normalise;
        this.inbox = inbox;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "merit-ingest-normaliser";
    }

    /** Starts over from the last commit when Kafka fails. */
    @Override
    public void run() {
        while (!stopped) {
            try (var consumer = clients.consumer(config.group());
                    var producer = clients.patientProducer()) {
                running = Optional.of(consumer);
                consumer.subscribe(List.of(Topics.INBOX));
                while (!stopped) {
                    work(consumer, producer);
                }
            } catch (WakeupException stopping) {
                LOG.debug("Normaliser woken up to stop");
            } catch (KafkaException | Postponed failure) {
                LOG.warnf("Normaliser starts over: %s", failure.toString());
                backOff();
            } catch (RuntimeException bug) {
                // Whatever it was: a thread that ends would leave deals unread while the edge goes on taking them in.
                LOG.error("Normaliser starts over", bug);
                backOff();
            } finally {
                running = Optional.empty();
            }
        }
    }

    @Override
    public void stop() {
        stopped = true;
        running.ifPresent(KafkaConsumer::wakeup);
        synchronized (stopSignal) {
            stopSignal.notifyAll();
        }
    }

    private void work(KafkaConsumer<String, byte[]> consumer, KafkaProducer<String, byte[]> producer) {
        var batch = consumer.poll(POLL);
        if (batch.isEmpty()) {
            return;
        }
        long begun = System.nanoTime();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        List<Runnable> counts = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> inboxRecord : batch) {
            Attempt attempt = attempt(inboxRecord);
            Normalisation outcome = attempt.outcome();
            outcome.changes().forEach(change -> sent.add(producer.send(changeRecord(change))));
            outcome.deadLetters()
                    .forEach(letter -> sent.add(producer.send(deadLetterRecord(attempt, letter, inboxRecord.value()))));
            counts.add(() -> meters.note(sourceOf(inboxRecord), outcome));
        }
        sent.forEach(NormaliserLoop::await);
        consumer.commitSync();
        counts.forEach(Runnable::run);
        pause(GivingWay.restMillis(inbox.waiting(), (System.nanoTime() - begun) / 1_000_000));
    }

    /** One reading of a message. */
    private record Attempt(Normalisation outcome, Optional<ReplayNote> replay) {
        /** The same for all attempts at one item. */
        String letterId(DeadLetter letter) {
            InboxPosition first = replay.map(ReplayNote::original).orElse(letter.inbox());
            return eventId(first, Integer.toString(letter.item()));
        }
    }

    private Attempt attempt(ConsumerRecord<String, byte[]> inboxRecord) {
        byte[] value = inboxRecord.value() == null ? new byte[0] : inboxRecord.value();
        Optional<InboxMessage> message = Wire.readInbox(value);
        String sha256 = message.map(InboxMessage::sha256).orElseGet(() -> Keys.digest(value));
        InboxPosition position = new InboxPosition(inboxRecord.partition(), inboxRecord.offset(), sha256);
        if (message.isEmpty()) {
            DeadLetter letter = new DeadLetter(
                    sourceOf(inboxRecord),
                    "unreadable-inbox-record",
                    "The record is no inbox message of ours.",
                    0,
                    position,
                    Instant.ofEpochMilli(inboxRecord.timestamp()));
            return new Attempt(new Normalisation(List.of(), List.of(letter), List.of()), Optional.empty());
        }
        if (!normalise.canTell(message.get())) {
            throw new Postponed(message.get().source());
        }
        return new Attempt(normalise.of(message.get(), position), message.get().replay());
    }

    /** What the source is set to is not known now, and a guess would give another result. */
    private static final class Postponed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Postponed(String source) {
            super("the settings of " + source + " cannot be read now", null, false, false);
        }
    }

    private static String sourceOf(ConsumerRecord<String, byte[]> inboxRecord) {
        String key = inboxRecord.key() == null ? "unknown:" : inboxRecord.key();
        return key.split(":", 2)[0];
    }

    private static ProducerRecord<String, byte[]> changeRecord(Change change) {
        String topic = change.fact().entity() == Entity.DEAL ? Topics.DEALS : Topics.ACTIVITIES;
        return Events.record(
                topic,
                change.key(),
                Events.CHANGE,
                eventId(
                        change.inbox(),
                        change.fact().item() + ":" + change.fact().id()),
                change.occurredAt(),
                Wire.change(change));
    }

    private ProducerRecord<String, byte[]> deadLetterRecord(Attempt attempt, DeadLetter letter, byte[] message) {
        byte[] content = message == null ? new byte[0] : message;
        Instant at = clock.instant();
        return Events.record(
                Topics.DEAD_LETTERS,
                letter.source(),
                Events.DEAD_LETTER,
                eventId(letter.inbox(), Integer.toString(letter.item())),
                at,
                Wire.deadLetter(attempt.letterId(letter), letter, at, content));
    }

    /** Derived from the place in the inbox: a second run gives the same id. */
    private static String eventId(InboxPosition inbox, String item) {
        return inbox.partition() + "-" + inbox.offset() + "-" + item;
    }

    private static void await(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException failure) {
            throw new KafkaException("A change could not be written", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while changes were written", interrupted);
        }
    }

    private void backOff() {
        pause(BACK_OFF_MILLIS);
    }

    private void pause(long millis) {
        synchronized (stopSignal) {
            try {
                if (!stopped && millis > 0) {
                    stopSignal.wait(millis);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                stopped = true;
            }
        }
    }
}
