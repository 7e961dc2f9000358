package app.merit.ingest.read.rest;

import app.merit.ingest.store.IngestDatabase;
import app.merit.service.Problem;
import app.merit.service.ProblemException;
import app.merit.service.db.StoreException;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Answers 503 while the ingest database is not there, instead of an error that blames us. */
@Singleton
class IngestReady {
    private static final Logger LOG = Logger.getLogger(IngestReady.class);

    private final IngestDatabase database;

    IngestReady(IngestDatabase database) {
        this.database = database;
    }

    <T> T ask(Supplier<T> question) {
        if (!database.ready()) {
            throw away();
        }
        try {
            return question.get();
        } catch (StoreException failure) {
            LOG.warnf("The ingest database did not answer: %s", failure.getMessage());
            throw away();
        }
    }

    private static ProblemException away() {
        return Problem.of(
                        503,
                        "ingest-database-away",
                        "The ingest database is away",
                        "Webhooks are kept all the same; try this again later.")
                .asException();
    }
}
