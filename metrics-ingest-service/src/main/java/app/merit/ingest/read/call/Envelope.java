package app.merit.ingest.read.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A record with its lookups, {@code {"record": ..., "lookups": {name: ...}}}; bytes of the record stay as they came. */
final class Envelope {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Envelope() {}

    /** Empty if the record is no JSON. */
    static Optional<byte[]> of(byte[] record, Map<String, String> lookups) {
        if (!isJson(record)) {
            return Optional.empty();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(record.length + 256);
        out.writeBytes(utf8("{\"record\":"));
        out.writeBytes(record);
        out.writeBytes(utf8(",\"lookups\":{"));
        String comma = "";
        for (Map.Entry<String, String> lookup : lookups.entrySet()) {
            out.writeBytes(utf8(comma + quoted(lookup.getKey()) + ":" + lookup.getValue()));
            comma = ",";
        }
        out.writeBytes(utf8("}}"));
        return Optional.of(out.toByteArray());
    }

    static boolean isJson(byte[] bytes) {
        try {
            return !MAPPER.readTree(bytes).isMissingNode();
        } catch (IOException notJson) {
            return false;
        }
    }

    private static String quoted(String name) {
        try {
            return MAPPER.writeValueAsString(name);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A text is JSON", impossible);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
