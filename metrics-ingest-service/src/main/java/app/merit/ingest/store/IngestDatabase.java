package app.merit.ingest.store;

import app.merit.service.db.Database;
import app.merit.service.db.StoreException;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.flyway.FlywayDataSource;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Runs work in transactions of the ingest database. The webhook edge never needs it: while PostgreSQL is away, requests
 * are kept all the same and what follows from them waits.
 */
@Singleton
public class IngestDatabase extends Database {
    private static final Logger LOG = Logger.getLogger(IngestDatabase.class);

    private final Instance<Flyway> flyway;
    private volatile boolean migrated;

    IngestDatabase(
            @DataSource("merit-ingest") Instance<AgroalDataSource> dataSource,
            @FlywayDataSource("merit-ingest") Instance<Flyway> flyway) {
        super(dataSource::get);
        this.flyway = flyway;
    }

    /** True once the schema is in place, which it is tried to be put in if it is not; whoever finds false tries later. */
    public synchronized boolean ready() {
        if (migrated) {
            return true;
        }
        try {
            flyway.get().migrate();
            migrated = true;
        } catch (FlywayException | StoreException away) {
            LOG.warnf("The ingest database is not there yet: %s", firstLine(away));
        }
        return migrated;
    }

    private static String firstLine(RuntimeException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
