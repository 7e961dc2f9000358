package app.merit.ingest.crm.salesforce;

import app.merit.ingest.format.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * The two modification times of a record: the last one by a person or an integration, which is when something happened,
 * and the last one of all, by which two states of one such moment are told apart.
 */
final class RecordTimes {
    private RecordTimes() {}

    static Optional<Instant> occurredAt(JsonNode record) {
        return Values.time(Json.at(record, "LastModifiedDate")).or(() -> systemModified(record));
    }

    static Optional<String> version(JsonNode record) {
        return systemModified(record).map(at -> Long.toString(at.toEpochMilli()));
    }

    static Optional<Instant> systemModified(JsonNode record) {
        return Values.time(Json.at(record, "SystemModstamp"));
    }
}
