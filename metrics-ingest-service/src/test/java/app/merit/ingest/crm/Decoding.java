package app.merit.ingest.crm;

import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceAdapter;
import app.merit.ingest.domain.SourceSettings;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shorthand for tests of adapters. */
public final class Decoding {
    private Decoding() {}

    public static List<Item> items(SourceAdapter adapter, Map<String, String> headers, String body) {
        return items(adapter, headers, body, Instant.parse("2026-11-23T10:00:00Z"));
    }

    public static List<Item> items(
            SourceAdapter adapter, Map<String, String> headers, String body, Instant receivedAt) {
        return items(adapter, headers, body, receivedAt, Map.of());
    }

    public static List<Item> items(
            SourceAdapter adapter,
            Map<String, String> headers,
            String body,
            Instant receivedAt,
            Map<String, String> options) {
        return adapter.decode(new Received(
                "test",
                Headers.of(headers),
                body.getBytes(StandardCharsets.UTF_8),
                receivedAt,
                options,
                Optional.empty()));
    }

    /** What the adapter makes of a record that was read; {@code record} and {@code lookups} are JSON. */
    public static List<Item> records(
            SourceAdapter adapter, ReadNote note, String record, String lookups, Map<String, String> options) {
        String envelope = "{\"record\":" + record + ",\"lookups\":" + lookups + "}";
        return adapter.records()
                .orElseThrow()
                .decode(new Received(
                        "test",
                        Headers.of(Map.of("content-type", "application/json")),
                        envelope.getBytes(StandardCharsets.UTF_8),
                        Instant.parse("2026-11-23T10:00:00Z"),
                        options,
                        Optional.of(note)));
    }

    /** A read of that record for want of its fields. */
    public static ReadNote note(Entity entity, String kind, String crmId) {
        return new ReadNote(entity, kind, crmId, "", ReadNote.Cause.THIN, false);
    }

    /** A source with these secrets, key ids k1, k2 ... */
    public static SourceSettings source(String type, String... secrets) {
        List<Secret> keys = new ArrayList<>();
        for (String secret : secrets) {
            keys.add(new Secret("k" + (keys.size() + 1), secret));
        }
        return SourceSettings.of("test", type, keys);
    }

    /** The facts among the items. */
    public static List<Item.Fact> facts(List<Item> items) {
        return items.stream()
                .filter(Item.Fact.class::isInstance)
                .map(Item.Fact.class::cast)
                .toList();
    }

    /** The only fact among the items, which are no more than it. */
    public static Item.Fact fact(List<Item> items) {
        if (items.size() == 1 && items.getFirst() instanceof Item.Fact fact) {
            return fact;
        }
        throw new AssertionError("Expected one fact: " + items);
    }

    public static Request request(Map<String, String> headers, List<String> urlSecrets, String body) {
        return request("/webhooks/test", headers, urlSecrets, body);
    }

    /** @param target path and raw query */
    public static Request request(String target, Map<String, String> headers, List<String> urlSecrets, String body) {
        Map<String, String> query = new LinkedHashMap<>();
        int mark = target.indexOf('?');
        if (mark >= 0) {
            for (String pair : target.substring(mark + 1).split("&", -1)) {
                String[] parts = pair.split("=", 2);
                query.putIfAbsent(
                        parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
            }
        }
        return new Request(
                "POST", target, urlSecrets, query, Headers.of(headers), body.getBytes(StandardCharsets.UTF_8));
    }
}
