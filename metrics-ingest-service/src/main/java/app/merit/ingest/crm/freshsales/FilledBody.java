package app.merit.ingest.crm.freshsales;

import app.merit.ingest.domain.Received;
import app.merit.ingest.format.FormBody;
import app.merit.ingest.format.FormNode;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Parsed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** The body in either encoding as one tree: {@code deal[id]=7} is {@code {"deal": {"id": "7"}}}. */
final class FilledBody {
    static final String FORM = "application/x-www-form-urlencoded";

    private FilledBody() {}

    static Parsed<JsonNode> parse(Received received) {
        if (received.mediaType().filter(FORM::equals).isEmpty()) {
            return Json.parse(received.body());
        }
        return switch (FormBody.parse(received.body())) {
            case Parsed.Malformed<FormNode>(var reason, var detail) -> new Parsed.Malformed<>(reason, detail);
            case Parsed.Ok<FormNode>(var form) -> new Parsed.Ok<>(tree(form));
        };
    }

    private static JsonNode tree(FormNode node) {
        if (!node.isObject()) {
            return TextNode.valueOf(node.scalar().orElse(""));
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        node.children().forEach((key, child) -> object.set(key, tree(child)));
        return object;
    }
}
