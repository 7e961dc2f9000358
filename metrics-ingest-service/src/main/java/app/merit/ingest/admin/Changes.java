package app.merit.ingest.admin;

import app.merit.ingest.caller.Person;
import app.merit.ingest.catalogue.CurrentSources;
import app.merit.ingest.catalogue.SourceRows;
import app.merit.ingest.ops.OpsFeed;
import app.merit.ingest.store.IngestDatabase;
import app.merit.ingest.store.Vault;
import app.merit.service.db.StoreException;
import app.merit.service.db.Tx;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Runs one change of sources: alone, on what the database says now, and told to operators before it is committed, so that
 * there is no change of which nobody was told.
 */
@Singleton
class Changes {
    private static final Logger LOG = Logger.getLogger(Changes.class);

    /** A change. */
    interface Change {
        SourceOutcome in(Tx tx) throws SQLException;
    }

    private final IngestDatabase database;
    private final CurrentSources sources;
    private final Vault vault;
    private final OpsFeed ops;

    Changes(IngestDatabase database, CurrentSources sources, Vault vault, OpsFeed ops) {
        this.database = database;
        this.sources = sources;
        this.vault = vault;
        this.ops = ops;
    }

    /** @throws StoreException if the database is away */
    SourceOutcome run(Change change) {
        if (!vault.hasKey()) {
            return new SourceOutcome.Refused(
                    "no-key",
                    "Secrets can only be kept encrypted: set merit.ingest.key (MERIT_INGEST_KEY) to base64 of 32 random"
                            + " bytes and start again.");
        }
        try {
            return database.call(tx -> {
                SourceRows.lock(tx);
                sources.refresh(true);
                return change.in(tx);
            });
        } catch (NotToldException rolledBack) {
            return new SourceOutcome.NotTold();
        } finally {
            if (!sources.refresh(true)) {
                LOG.warn("Sources could not be read after a change; they are within seconds");
            }
        }
    }

    /** Throws, and with that rolls back, if operators cannot be told. */
    void tell(String event, String source, Person who, Map<String, String> values) {
        var all = new java.util.TreeMap<>(values);
        all.put("who", who.name());
        if (!ops.event(event, Optional.of(source), all)) {
            throw new NotToldException();
        }
    }

    private static final class NotToldException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotToldException() {
            super(null, null, false, false);
        }
    }
}
