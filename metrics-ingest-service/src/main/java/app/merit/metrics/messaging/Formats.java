package app.merit.metrics.messaging;

import app.merit.metrics.aggregation.ChangeDocuments;
import app.merit.metrics.aggregation.DefinitionDocuments;
import app.merit.metrics.aggregation.ResultDocuments;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands the JSON formats of this edge to those who work with what is in them. */
class Formats {
    @Produces
    @Singleton
    ChangeDocuments changes() {
        return ChangeReader::read;
    }

    @Produces
    @Singleton
    DefinitionDocuments definitions() {
        return DefinitionReader::read;
    }

    @Produces
    @Singleton
    ResultDocuments results() {
        return new ResultWriter();
    }
}
