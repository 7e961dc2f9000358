package app.merit.ingest.catalogue;

import app.merit.ingest.BackgroundWork;
import app.merit.ingest.messaging.IngestConfig;
import app.merit.ingest.messaging.KafkaClients;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Reports at the start and then at most once per interval. */
@ApplicationScoped
public class ReportLoop implements BackgroundWork {
    private static final Logger LOG = Logger.getLogger(ReportLoop.class);

    private final SourceReports reports;
    private final KafkaClients clients;
    private final IngestConfig config;
    private final Object pulse = new Object();
    private volatile boolean stopped;

    ReportLoop(SourceReports reports, KafkaClients clients, IngestConfig config) {
        this.reports = reports;
        this.clients = clients;
        this.config = config;
    }

    @Override
    public String name() {
        return "merit-ingest-reports";
    }

    /** Starts over when Kafka fails. */
    @Override
    public void run() {
        while (!stopped) {
            try (PublishedSources published = new PublishedSources(clients)) {
                while (!stopped) {
                    published.tell(reports);
                    reports.report();
                    rest();
                }
            } catch (KafkaException failure) {
                LOG.warnf("Sources could not be reported: %s", failure.toString());
                rest();
            }
        }
    }

    @Override
    public void stop() {
        stopped = true;
        synchronized (pulse) {
            pulse.notifyAll();
        }
    }

    private void rest() {
        synchronized (pulse) {
            try {
                if (!stopped) {
                    pulse.wait(config.reportEvery().toMillis());
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                stopped = true;
            }
        }
    }
}
