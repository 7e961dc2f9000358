package app.merit.kpidefinition.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;

/** Turns stored JSON into records and back. */
@ApplicationScoped
public class DocumentJson {
    private final ObjectMapper mapper;

    DocumentJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The published record as it was saved. */
    public <T> T read(StoredDocument document, Class<T> type) {
        try {
            return mapper.treeToValue(published(document), type);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException("Document " + document.code() + " cannot be read", broken);
        }
    }

    /** The JSON that is published for a saved document. */
    public ObjectNode published(StoredDocument document) {
        ObjectNode tree = (ObjectNode) tree(document.body());
        tree.put("revision", document.revision());
        return tree;
    }

    public JsonNode tree(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException("Stored JSON cannot be read", broken);
        }
    }

    public JsonNode treeOf(Object record) {
        return mapper.valueToTree(record);
    }
}
