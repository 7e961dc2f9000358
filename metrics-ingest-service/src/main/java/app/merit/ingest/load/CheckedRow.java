package app.merit.ingest.load;

import app.merit.ingest.crm.standard.MeritRecords;
import app.merit.ingest.crm.standard.MeritRecords.Fault;
import app.merit.ingest.crm.standard.MeritRecords.Outcome;
import app.merit.ingest.domain.Change;
import app.merit.ingest.domain.InboxPosition;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.MessageContext;
import app.merit.ingest.domain.Normalisation;
import app.merit.ingest.domain.Origin;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Parsed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One row of a file: good with what is to be kept, or bad with all that is wrong. Pure. */
sealed interface CheckedRow {
    int MOST_BYTES = 65_536;
    int MOST_FAULTS = 10;

    /** @param content the canonical object, as it is kept */
    record Good(long row, ReadNote note, byte[] content, Change change) implements CheckedRow {}

    record Bad(List<RowFault> faults) implements CheckedRow {}

    /**
     * @param stamp stands in for {@code occurredAt} where a row states none; empty: then the row is bad
     * @param at when the import was asked for
     */
    static CheckedRow of(SourceSettings source, long row, byte[] line, Optional<Instant> stamp, Instant at) {
        if (line.length > MOST_BYTES) {
            return bad(row, "", "must have at most " + MOST_BYTES + " bytes");
        }
        return switch (Json.parse(line)) {
            case Parsed.Malformed<JsonNode>(var _, var detail) -> bad(row, "", "must be a JSON object: " + detail);
            case Parsed.Ok<JsonNode>(var json) -> read(source, row, json, stamp, at);
        };
    }

    private static CheckedRow read(
            SourceSettings source, long row, JsonNode json, Optional<Instant> stamp, Instant at) {
        JsonNode stamped = json;
        if (json instanceof ObjectNode object && Json.at(json, "occurredAt").isMissingNode()) {
            ObjectNode copy = object.deepCopy();
            stamp.ifPresent(time -> copy.put("occurredAt", time.toString()));
            stamped = copy;
        }
        return switch (MeritRecords.read(stamped)) {
            case Outcome.Faulty(var faults) ->
                new Bad(faults.stream()
                        .limit(MOST_FAULTS)
                        .map(fault -> named(row, fault, json))
                        .toList());
            case Outcome.Understood(var fact)
            when fact.occurredAt().isEmpty() ->
                bad(row, "occurredAt", "is required: without a time, history would count as of the day it is loaded");
            case Outcome.Understood(var fact) -> good(source, row, stamped, fact, at);
        };
    }

    private static CheckedRow good(SourceSettings source, long row, JsonNode json, Item.Fact fact, Instant at) {
        ReadNote note = new ReadNote(fact.entity(), MeritRecords.KIND, fact.crmId(), "", ReadNote.Cause.IMPORT, false);
        MessageContext context = new MessageContext(
                source.name(),
                source.currency(),
                true,
                at,
                Origin.IMPORT,
                Optional.of(note),
                Optional.empty(),
                new InboxPosition(0, 0, ""));
        Change change = Normalisation.of(context, List.of(fact)).changes().getFirst();
        return new Good(row, note, json.toString().getBytes(StandardCharsets.UTF_8), change);
    }

    private static Bad bad(long row, String field, String rule) {
        return new Bad(List.of(new RowFault(row, field, rule, "")));
    }

    private static RowFault named(long row, Fault fault, JsonNode json) {
        JsonNode at = json;
        for (String step : fault.place().split("\\.")) {
            at = Json.at(at, step);
        }
        boolean tell = at.isValueNode() && !fault.rule().equals("is not known");
        String value = tell ? Json.clean(at.asText()) : "";
        return new RowFault(row, fault.place(), fault.rule(), value.substring(0, Math.min(200, value.length())));
    }
}
