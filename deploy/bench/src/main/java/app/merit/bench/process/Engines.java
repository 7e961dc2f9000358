package app.merit.bench.process;

import app.merit.embedded.EmbeddedKafka;
import app.merit.embedded.EmbeddedPostgres;
import app.merit.embedded.ServiceDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** A real broker and a real PostgreSQL in a folder of their own, with the ingest role's database. */
public final class Engines implements AutoCloseable {
    private static final ServiceDatabase DATABASE = new ServiceDatabase("ingest", "owner-bench", "service-bench");

    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;

    private Engines(EmbeddedKafka kafka, EmbeddedPostgres postgres) {
        this.kafka = kafka;
        this.postgres = postgres;
    }

    public static Engines start(Path folder) {
        EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.temporary(folder));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(EmbeddedPostgres.Settings.temporary(folder));
        try {
            DATABASE.create(postgres);
        } catch (SQLException failure) {
            throw new IllegalStateException("The ingest database could not be made", failure);
        }
        return new Engines(kafka, postgres);
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** Processor time of the broker since its start. */
    public Duration brokerTime() {
        return kafka.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What the ingest role needs to know of them. */
    Map<String, String> environment() {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                "MERIT_INGEST_DB_URL", postgres.url(DATABASE.name()),
                "MERIT_INGEST_DB_USER", DATABASE.service(),
                "MERIT_INGEST_DB_PASSWORD", DATABASE.servicePassword(),
                "MERIT_INGEST_DB_OWNER_USER", DATABASE.owner(),
                "MERIT_INGEST_DB_OWNER_PASSWORD", DATABASE.ownerPassword());
    }

    @Override
    public void close() {
        postgres.close();
        kafka.close();
    }
}
