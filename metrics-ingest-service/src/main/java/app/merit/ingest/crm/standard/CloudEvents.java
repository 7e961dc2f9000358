package app.merit.ingest.crm.standard;

import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Received;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Keys;
import app.merit.ingest.format.Parsed;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The modes of CloudEvents over HTTP, and the plain body of Standard Webhooks. */
final class CloudEvents {
    static final String STRUCTURED = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";

    /** A sender with more sends two requests. */
    static final int MAX_BATCH = 1000;

    private CloudEvents() {}

    static List<Envelope> read(Received received) {
        String mediaType = received.mediaType().orElse("application/json");
        boolean binary = !mediaType.startsWith("application/cloudevents")
                && received.headers().first("ce-specversion").isPresent();
        if (binary) {
            return List.of(binary(received));
        }
        return switch (Json.parse(received.body())) {
            case Parsed.Malformed<JsonNode>(var reason, var detail) -> List.of(bad(0, reason, detail));
            case Parsed.Ok<JsonNode>(var body) when mediaType.equals(BATCH) -> batch(body);
            case Parsed.Ok<JsonNode>(var body)
            when mediaType.equals(STRUCTURED) || body.has("specversion") -> List.of(structured(body, 0));
            case Parsed.Ok<JsonNode>(var body) -> List.of(plain(body, received));
        };
    }

    private static List<Envelope> batch(JsonNode body) {
        if (!body.isArray()) {
            return List.of(bad(0, "malformed-batch", "A batch is a JSON array."));
        }
        if (body.size() > MAX_BATCH) {
            return List.of(bad(0, "batch-too-long", "A batch has at most " + MAX_BATCH + " events."));
        }
        List<Envelope> events = new ArrayList<>();
        body.forEach(event -> events.add(structured(event, events.size())));
        return events;
    }

    private static Envelope structured(JsonNode event, int item) {
        return event(
                attribute(event, "specversion"),
                attribute(event, "id"),
                attribute(event, "source"),
                attribute(event, "type"),
                attribute(event, "time"),
                data(event),
                item);
    }

    private static Envelope binary(Received received) {
        JsonNode data = MissingNode.getInstance();
        if (received.body().length > 0) {
            switch (Json.parse(received.body())) {
                case Parsed.Malformed<JsonNode>(var reason, var detail) -> {
                    // The data of a type that is of no interest may be anything.
                    if (header(received, "ce-type")
                            .filter(MeritEvent::isForeign)
                            .isEmpty()) {
                        return bad(0, reason, detail);
                    }
                }
                case Parsed.Ok<JsonNode>(var body) -> data = body;
            }
        }
        return event(
                header(received, "ce-specversion"),
                header(received, "ce-id"),
                header(received, "ce-source"),
                header(received, "ce-type"),
                header(received, "ce-time"),
                data,
                0);
    }

    /** The body Standard Webhooks suggest: {@code {type, timestamp, data}}; the id stands in a header. */
    private static Envelope plain(JsonNode body, Received received) {
        if (!body.isObject()) {
            return bad(0, "unknown-shape", "The body is no JSON object; a batch has a media type of its own.");
        }
        Optional<String> type = attribute(body, "type");
        Optional<String> id = received.headers().first("webhook-id");
        if (type.isEmpty()) {
            return new Envelope.Bad(new Item.Ignored("untyped"));
        }
        if (id.isEmpty()) {
            return bad(0, "id-missing", "webhook-id is missing.");
        }
        return new Envelope.Event(
                "standard:" + Keys.of(id.get()),
                type.get(),
                attribute(body, "timestamp").flatMap(Times::iso),
                Json.at(body, "data"),
                0);
    }

    private static Envelope event(
            Optional<String> version,
            Optional<String> id,
            Optional<String> source,
            Optional<String> type,
            Optional<String> time,
            JsonNode data,
            int item) {
        if (version.filter(v -> v.startsWith("1.")).isEmpty()) {
            return bad(item, "unknown-specversion", "specversion must be 1.0.");
        }
        if (id.isEmpty() || source.isEmpty() || type.isEmpty()) {
            return bad(item, "attribute-missing", "id, source and type of a CloudEvent are needed.");
        }
        // A source may hold the mark that separates it from the id.
        String from = source.get().contains("#")
                ? Keys.digest(source.get().getBytes(StandardCharsets.UTF_8))
                : Keys.of(source.get());
        String key = "standard:" + from + "#" + Keys.of(id.get());
        return new Envelope.Event(key, type.get(), time.flatMap(Times::iso), data, item);
    }

    private static JsonNode data(JsonNode event) {
        JsonNode encoded = Json.at(event, "data_base64");
        if (!encoded.isTextual()) {
            return Json.at(event, "data");
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(encoded.textValue());
            return Json.parse(bytes) instanceof Parsed.Ok<JsonNode>(var json) ? json : MissingNode.getInstance();
        } catch (IllegalArgumentException notBase64) {
            return MissingNode.getInstance();
        }
    }

    private static Optional<String> attribute(JsonNode event, String name) {
        JsonNode node = Json.at(event, name);
        return node.isTextual() ? Json.text(node).filter(text -> !text.isEmpty()) : Optional.empty();
    }

    private static Optional<String> header(Received received, String name) {
        return received.headers().first(name).map(HeaderText::decode).filter(text -> !text.isEmpty());
    }

    private static Envelope bad(int item, String reason, String detail) {
        return new Envelope.Bad(new Item.Unreadable(item, reason, detail));
    }
}
