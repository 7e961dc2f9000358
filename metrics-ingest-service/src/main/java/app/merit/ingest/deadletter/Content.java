package app.merit.ingest.deadletter;

import app.merit.ingest.domain.InboxMessage;
import app.merit.ingest.format.FormBody;
import app.merit.ingest.format.FormNode;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Parsed;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The body of a message, in the form in which it can be looked at. */
sealed interface Content {
    record OfJson(JsonNode tree) implements Content {}

    record OfForm(FormNode tree) implements Content {}

    record OfXml(String text) implements Content {}

    /** In no form that is known, or broken. */
    record OfText(String text) implements Content {}

    record OfBytes(byte[] bytes) implements Content {}

    static Content of(InboxMessage message) {
        Optional<byte[]> bytes = bytes(message.body(), message.bodyEncoding());
        String type = mediaType(message);
        if (bytes.isEmpty() || message.bodyEncoding().equals("base64")) {
            return new OfBytes(bytes.orElse(new byte[0]));
        }
        String text = message.body();
        if (type.contains("form-urlencoded")) {
            return FormBody.parse(bytes.get()) instanceof Parsed.Ok<FormNode>(var form)
                    ? new OfForm(form)
                    : new OfText(text);
        }
        if (type.contains("xml") || text.stripLeading().startsWith("<")) {
            return new OfXml(text);
        }
        return Json.parse(bytes.get()) instanceof Parsed.Ok<JsonNode>(var json) && json.isContainerNode()
                ? new OfJson(json)
                : new OfText(text);
    }

    /** Empty if it says that it is base64 and is not. */
    static Optional<byte[]> bytes(String body, String encoding) {
        if (!encoding.equals("base64")) {
            return Optional.of(body.getBytes(StandardCharsets.UTF_8));
        }
        try {
            return Optional.of(Base64.getDecoder().decode(body));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static String mediaType(InboxMessage message) {
        return message.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("content-type"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
