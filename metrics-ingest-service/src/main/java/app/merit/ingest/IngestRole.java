package app.merit.ingest;

import app.merit.ingest.messaging.IngestConfig;
import app.merit.ingest.messaging.KafkaInbox;
import app.merit.ingest.messaging.TopicSetup;
import app.merit.service.Role;
import app.merit.service.Roles;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Starts and stops the role. Without Kafka the edge still comes up and answers 503; the rest follows once Kafka answers.
 * Topics that would lose history stop the start.
 */
@ApplicationScoped
public class IngestRole {
    private static final Logger LOG = Logger.getLogger(IngestRole.class);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final TopicSetup topics;
    private final IngestConfig config;
    private final KafkaInbox inbox;
    private final Instance<BackgroundWork> work;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    IngestRole(TopicSetup topics, IngestConfig config, KafkaInbox inbox, @Any Instance<BackgroundWork> work) {
        this.topics = topics;
        this.config = config;
        this.inbox = inbox;
        this.work = work;
    }

    void start(@Observes StartupEvent event, Roles roles) {
        if (!roles.runs(Role.INGEST)) {
            return;
        }
        try {
            topics.ensure(config.startWait());
            work();
        } catch (KafkaException away) {
            LOG.warnf("Kafka is not there yet: %s; webhooks are answered 503 until it is", away.getMessage());
            begin("merit-ingest-start", this::startLater);
        }
    }

    private void startLater() {
        while (!stopped) {
            try {
                topics.ensure(RETRY);
                work();
                return;
            } catch (KafkaException away) {
                LOG.debugf("Kafka is still not there: %s", away.getMessage());
            } catch (TopicSetup.WrongRetention fatal) {
                LOG.error(fatal.getMessage());
                Quarkus.asyncExit(1);
                return;
            }
        }
    }

    private void work() {
        try {
            inbox.warmUp();
        } catch (KafkaException slow) {
            LOG.debugf("The inbox is not warm: %s", slow.getMessage());
        }
        work.forEach(loop -> begin(loop.name(), loop::run));
    }

    private synchronized void begin(String name, Runnable work) {
        threads.add(Thread.ofPlatform().name(name).daemon(true).start(work));
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        work.forEach(BackgroundWork::stop);
        for (Thread thread : List.copyOf(threads)) {
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
