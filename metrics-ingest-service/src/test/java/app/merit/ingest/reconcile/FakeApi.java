package app.merit.ingest.reconcile;

import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.RateLimit;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Parsed;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records of a CRM that does not exist; only their meaning is real, calls are answered by {@link FakeCrm}. */
public final class FakeApi implements RecordApi {
    @Override
    public List<RateLimit> limits(SourceSettings source) {
        return List.of();
    }

    @Override
    public Optional<String> baseUrl(SourceSettings source) {
        return Optional.empty();
    }

    @Override
    public List<String> hosts() {
        return List.of();
    }

    @Override
    public Map<String, String> login(Map<String, String> credentials) {
        return Map.of();
    }

    @Override
    public List<Kind> kinds(SourceSettings source) {
        return List.of(new Kind("deals", Entity.DEAL), new Kind("calls", Entity.ACTIVITY));
    }

    @Override
    public ApiCall read(SourceSettings source, String kind, String crmId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Reading understand(SourceSettings source, String kind, String crmId, ApiResponse response) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ApiCall> list(SourceSettings source, String kind, Instant since, Optional<String> cursor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RecordPage page(SourceSettings source, String kind, ApiResponse response) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Item> decode(Received received) {
        if (!(Json.parse(received.body()) instanceof Parsed.Ok<JsonNode>(var json)) || !json.has("id")) {
            return List.of(new Item.Unreadable(0, "no-id", "The record has no id."));
        }
        Entity entity = received.read().orElseThrow().entity();
        Fields.Builder fields = Fields.builder()
                .setIf(Field.OWNER, Json.text(Json.at(json, "owner")))
                .setIf(Field.STATUS, Json.text(Json.at(json, "status")))
                .setIf(Field.AMOUNT, Json.decimal(Json.at(json, "amount")))
                .setIf(Field.CURRENCY, Json.text(Json.at(json, "currency")))
                .setIf(Field.WON_AT, Json.text(Json.at(json, "wonAt")).flatMap(Times::iso));
        return List.of(Item.Fact.builder(entity, json.get("id").asText(), ChangeKind.UPDATED, "-")
                .full()
                .occurredAt(Json.text(Json.at(json, "modifiedAt")).flatMap(Times::iso))
                .fields(fields.build())
                .build());
    }
}
