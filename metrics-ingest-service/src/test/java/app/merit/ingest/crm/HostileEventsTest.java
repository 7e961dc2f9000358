package app.merit.ingest.crm;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.Contracts;
import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.InboxPosition;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.MessageContext;
import app.merit.ingest.domain.Normalisation;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.messaging.Wire;
import com.networknt.schema.JsonSchema;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the words of Close, monday, Copper and Freshsales are put together to: proofs, events, records and answers end. */
class HostileEventsTest {
    private static final JsonSchema CHANGE = Contracts.schema("crm-change");
    private static final List<SourceType> TYPES =
            List.of(SourceType.CLOSE, SourceType.MONDAY, SourceType.COPPER, SourceType.FRESHSALES);
    private static final Map<SourceType, Map<String, String>> OPTIONS = Map.of(
            SourceType.CLOSE,
            Map.of("date-zone", "Asia/Tokyo"),
            SourceType.MONDAY,
            Map.of(
                    "boards",
                    "{\"42\":{\"won\":[1],\"lost\":[2],\"amountColumn\":\"value\",\"currency\":\"EUR\",\"ownerColumn\":\"owner\","
                            + "\"custom\":[\"custom\"]},\"7\":{\"entity\":\"activity\",\"done\":[1],\"plannedColumn\":\"date\","
                            + "\"dealColumn\":\"data\"}}"),
            SourceType.COPPER,
            Map.of("activity-type-42", "call"),
            SourceType.FRESHSALES,
            Map.of("map.amount", "/data/value", "won", "won", "lost", "7", "custom.x", "data.date"));

    @Property(tries = 300)
    void eventsEnd(@ForAll("documents") String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        for (SourceType type : TYPES) {
            var adapter = type.adapter();
            SourceSettings source = Decoding.source(type.wire(), "secret=fake-secret", "ab".repeat(16));
            var request = Decoding.request(
                    Map.of("authorization", json, "close-sig-hash", json, "close-sig-timestamp", json),
                    List.of(json),
                    json);
            assertThat(adapter.prove(request, source, Instant.EPOCH)).isNotNull();
            adapter.contradicts(request, java.util.Set.of("a"));
            adapter.handshake(request);
            published(type, adapter.withoutCredentials(body), Optional.empty());
        }
    }

    @Property(tries = 300)
    void recordsAndAnswersEnd(@ForAll("documents") String json) {
        byte[] envelope = ("{\"record\":" + json + ",\"lookups\":" + json + "}").getBytes(StandardCharsets.UTF_8);
        for (SourceType type : TYPES) {
            RecordApi api = type.adapter().records().orElseThrow();
            SourceSettings source = RestFixture.withApi(Decoding.source(type.wire(), "secret=fake-secret"))
                    .withOptions(OPTIONS.get(type));
            for (RecordApi.Kind kind : api.kinds(source)) {
                ReadNote note = new ReadNote(kind.entity(), kind.kind(), "42", "", ReadNote.Cause.THIN, false);
                published(type, envelope, Optional.of(note));
                for (int status : new int[] {200, 429}) {
                    ApiResponse answer = RestFixture.answer(status, json);
                    assertThat(api.understand(source, kind.kind(), "42", answer))
                            .isNotNull();
                    assertThat(api.page(source, kind.kind(), Instant.EPOCH, Optional.of("1"), answer))
                            .isNotNull();
                    assertThat(api.userPage(source, answer)).isNotNull();
                    api.lookups(source, kind.kind()).forEach(l -> api.lookedUp(source, l.name(), answer));
                }
            }
        }
    }

    private static void published(SourceType type, byte[] body, Optional<ReadNote> note) {
        var received = new Received(
                "fuzz",
                Headers.of(Map.of("content-type", "application/json")),
                body,
                Instant.parse("2026-11-23T10:00:00Z"),
                OPTIONS.get(type),
                note);
        List<Item> items = note.isEmpty()
                ? type.adapter().decode(received)
                : type.adapter().records().orElseThrow().decode(received);
        assertThat(items).isNotEmpty();
        MessageContext webhook = MessageContext.webhook(
                "fuzz", Optional.of("EUR"), true, received.receivedAt(), new InboxPosition(0, 1, "a".repeat(64)));
        Normalisation.of(
                        new MessageContext(
                                webhook.source(),
                                webhook.currency(),
                                webhook.signed(),
                                webhook.receivedAt(),
                                webhook.origin(),
                                note,
                                webhook.replay(),
                                webhook.position()),
                        items)
                .changes()
                .forEach(change -> assertThat(CHANGE.validate(Wire.objectOrEmpty(Wire.change(change))))
                        .isEmpty());
    }

    @Provide
    Arbitrary<String> documents() {
        Arbitrary<String> leaf = Arbitraries.of(
                "null",
                "true",
                "1e999999999",
                "-1E-999999999",
                "-0.0",
                "0",
                "7",
                "42",
                "1794736817.473193",
                "9".repeat(60),
                "\"\"",
                "\"42\"",
                "\"won\"",
                "\"Won\"",
                "\"\\ud800\"",
                "\"\\u0000\"",
                "\"2026-11-20T10:00:00.250000\"",
                "\"2026-11-20\"",
                "\"+999999999-01-01T00:00:00Z\"",
                "\"deleted\"",
                "\"opportunity\"",
                "\"status\"",
                "\"{\\\"index\\\":1,\\\"date\\\":\\\"2026-11-20\\\"}\"",
                "\"owner\"",
                "\"value\"",
                "\"eur\"",
                "\"" + "x".repeat(1_200) + "\"");
        Arbitrary<String> name = Arbitraries.of(
                "event",
                "data",
                "previous_data",
                "object_id",
                "value",
                "previousValue",
                "status",
                "status_type",
                "user_id",
                "date_won",
                "duration",
                "custom.cf_\\udc00",
                "custom",
                "columnId",
                "columnValues",
                "label",
                "index",
                "personsAndTeams",
                "date",
                "time",
                "changedAt",
                "isRetry",
                "ids",
                "updated_attributes",
                "monetary_value",
                "custom_fields",
                "custom_field_definition_id",
                "timestamp",
                "id",
                "stage",
                "amount",
                "currency",
                "updated_at",
                "date_updated",
                "date_modified",
                "items",
                "a42",
                "a7",
                "items_page",
                "cursor",
                "deals",
                "deal",
                "meta",
                "has_more",
                "errors",
                "error",
                "rate_reset",
                "column_values",
                "custom_field",
                "secret",
                "challenge");
        Arbitrary<String> head = Arbitraries.of(
                "\"type\":\"update_column_value\",\"boardId\":42,\"pulseId\":7,",
                "\"type\":\"create_pulse\",\"boardId\":7,\"pulseId\":7,",
                "\"action\":\"updated\",\"object_type\":\"opportunity\",\"object_id\":\"o\",",
                "\"action\":\"updated\",\"object_type\":\"task.lead\",\"object_id\":\"o\",",
                "\"type\":\"opportunity\",\"event\":\"update\",\"ids\":[1,2],",
                "\"id\":\"42\",\"board\":{\"id\":42},",
                "\"id\":\"42\",\"board\":{\"id\":7},",
                "");
        Arbitrary<String> members = members(nested(leaf, name, 3), name);
        return head.flatMap(h -> members.flatMap(inner -> members.map(outer -> {
            String event = "{" + h + inner + "}";
            return h.contains("\"ids\"") || h.contains("\"id\"") ? event : "{\"event\":" + event + "," + outer + "}";
        })));
    }

    private static Arbitrary<String> members(Arbitrary<String> value, Arbitrary<String> name) {
        return name.flatMap(n -> value.map(v -> "\"" + n + "\":" + v))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(members -> String.join(",", members));
    }

    private static Arbitrary<String> nested(Arbitrary<String> leaf, Arbitrary<String> name, int depth) {
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> inner = nested(leaf, name, depth - 1);
        return Arbitraries.oneOf(
                members(inner, name).map(members -> "{" + members + "}"),
                inner.list().ofMaxSize(3).map(values -> "[" + String.join(",", values) + "]"),
                leaf,
                leaf);
    }
}
