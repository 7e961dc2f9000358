package app.merit.ingest.read.rest;

import app.merit.ingest.store.IngestDatabase;
import app.merit.service.Problem;
import jakarta.inject.Singleton;

/** Answers 503 while the ingest database is not there, instead of an error that blames us. */
@Singleton
class IngestReady {
    private final IngestDatabase database;

    IngestReady(IngestDatabase database) {
        this.database = database;
    }

    void orProblem() {
        if (!database.ready()) {
            throw Problem.of(
                            503,
                            "ingest-database-away",
                            "The ingest database is away",
                            "Webhooks are kept all the same; try this again later.")
                    .asException();
        }
    }
}
