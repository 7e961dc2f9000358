package app.merit.ingest.crm;

import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.SourceAdapter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Shorthand for tests of adapters. */
public final class Decoding {
    private Decoding() {}

    public static List<Item> items(SourceAdapter adapter, Map<String, String> headers, String body) {
        return items(adapter, headers, body, Instant.parse("2026-11-23T10:00:00Z"));
    }

    public static List<Item> items(
            SourceAdapter adapter, Map<String, String> headers, String body, Instant receivedAt) {
        return adapter.decode(
                new Received("test", Headers.of(headers), body.getBytes(StandardCharsets.UTF_8), receivedAt));
    }

    /** The only fact among the items, which are no more than it. */
    public static Item.Fact fact(List<Item> items) {
        if (items.size() == 1 && items.getFirst() instanceof Item.Fact fact) {
            return fact;
        }
        throw new AssertionError("Expected one fact: " + items);
    }

    public static Request request(Map<String, String> headers, List<String> urlSecrets, String body) {
        return new Request("POST", urlSecrets, Headers.of(headers), body.getBytes(StandardCharsets.UTF_8));
    }
}
