package app.merit.ingest.crm;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.Contracts;
import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.InboxPosition;
import app.merit.ingest.domain.MessageContext;
import app.merit.ingest.domain.Normalisation;
import app.merit.ingest.domain.Received;
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

/** Whatever arrives, decoding ends with items, and what is published keeps its contract. */
class HostileInputTest {
    private static final JsonSchema CHANGE = Contracts.schema("crm-change");
    private static final List<String> MEDIA_TYPES = List.of(
            "application/json", "application/cloudevents+json", "application/cloudevents-batch+json", "text/plain");

    @Property(tries = 400)
    void anyBytesGiveItems(@ForAll byte[] body) {
        decodeAll(body);
    }

    @Property(tries = 400)
    void formsOfTheRightWordsGiveItems(@ForAll("forms") String form) {
        decodeAll(form.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 500)
    void jsonOfTheRightWordsGivesItems(@ForAll("documents") String json) {
        decodeAll(json.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> forms() {
        Arbitrary<String> word = Arbitraries.of(
                "leads",
                "task",
                "account",
                "add",
                "update",
                "status",
                "delete",
                "note",
                "0",
                "3",
                "99999999999",
                "id",
                "status_id",
                "price",
                "custom_fields",
                "values",
                "value",
                "updated_at",
                "element_type",
                "note_type",
                "",
                "responsible_user_id",
                "_links",
                "self",
                "subdomain",
                "params",
                "duration",
                "text",
                "%5B",
                "é😀");
        Arbitrary<String> value = Arbitraries.oneOf(
                Arbitraries.of(
                        "142",
                        "1e999999999",
                        "0",
                        "-1",
                        "1794735000",
                        "9".repeat(500),
                        "%",
                        "%F0%9F",
                        "10",
                        "https%3A%2F%2Fx.kommo.com",
                        "{\"DURATION\":1e99}",
                        "\u0000"),
                Arbitraries.strings().ofMaxLength(20));
        Arbitrary<String> key = word.list()
                .ofMinSize(1)
                .ofMaxSize(7)
                .map(parts -> parts.getFirst() + "[" + String.join("][", parts.subList(1, parts.size())) + "]");
        return key.flatMap(k -> value.map(v -> k + "=" + v))
                .list()
                .ofMaxSize(30)
                .map(pairs -> String.join("&", pairs));
    }

    @Provide
    Arbitrary<String> documents() {
        Arbitrary<String> leaf = Arbitraries.of(
                "null",
                "true",
                "1e999999999",
                "-0.0",
                "\"\"",
                "\"deal\"",
                "\"won\"",
                "\"42\"",
                "42",
                "\"\\ud800\"",
                "\"2026-11-20T10:00:00Z\"",
                "\"merit.deal.v1\"",
                "\"1.0\"",
                "\"change\"",
                "\"full\"",
                "\"activity\"",
                "\"merged\"",
                "\"+999999999-01-01T00:00:00Z\"",
                "\"99:99\"",
                "\"2026-11-20\"",
                "\"16:00\"");
        Arbitrary<String> name = Arbitraries.of(
                "meta",
                "data",
                "previous",
                "current",
                "entity",
                "object",
                "action",
                "id",
                "entity_id",
                "specversion",
                "type",
                "source",
                "fields",
                "custom",
                "shares",
                "amount",
                "value",
                "status",
                "custom_fields",
                "0123456789abcdef0123456789abcdef01234567",
                "duration",
                "due_date",
                "due_time",
                "timezone_id",
                "occurredAt",
                "change",
                "restores",
                "version",
                "crmUser",
                "percent",
                "stage",
                "owner",
                "\\udc00x");
        return nested(leaf, name, 3);
    }

    private static Arbitrary<String> nested(Arbitrary<String> leaf, Arbitrary<String> name, int depth) {
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> inner = nested(leaf, name, depth - 1);
        Arbitrary<String> object = name.flatMap(n -> inner.map(v -> "\"" + n + "\":" + v))
                .list()
                .ofMaxSize(8)
                .map(members -> "{" + String.join(",", members) + "}");
        Arbitrary<String> array = inner.list().ofMaxSize(3).map(values -> "[" + String.join(",", values) + "]");
        return Arbitraries.oneOf(object, object, array, leaf);
    }

    private static void decodeAll(byte[] body) {
        for (SourceType type : SourceType.values()) {
            for (String mediaType : type == SourceType.STANDARD ? MEDIA_TYPES : MEDIA_TYPES.subList(0, 1)) {
                Map<String, String> headers = Map.of(
                        "content-type",
                        mediaType,
                        "webhook-id",
                        "m-1",
                        "ce-source",
                        "/erp",
                        "ce-id",
                        "1",
                        "ce-type",
                        "merit.deal.v1",
                        mediaType.equals("text/plain") ? "ce-specversion" : "x-none",
                        "1.0");
                var items = type.adapter()
                        .decode(new Received(
                                "fuzz", Headers.of(headers), body, Instant.EPOCH, Map.of(), Optional.empty()));
                var outcome = Normalisation.of(
                        MessageContext.webhook(
                                "fuzz",
                                Optional.of("EUR"),
                                true,
                                Instant.parse("2026-11-23T10:00:00Z"),
                                new InboxPosition(0, 1, "a".repeat(64))),
                        items);
                outcome.changes()
                        .forEach(change -> assertThat(CHANGE.validate(Wire.objectOrEmpty(Wire.change(change))))
                                .isEmpty());
                outcome.deadLetters().forEach(letter -> Wire.deadLetter(letter, Instant.EPOCH, body));
            }
        }
    }
}
