package app.merit.ingest.read.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.Map;

/**
 * Headers whose names only the adapter knows: the client's interface names headers at compile time, so they travel to
 * this filter in one, which never leaves the process.
 */
final class HeaderPacking implements ClientRequestFilter {
    static final String NAME = "merit-packed-headers";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static String pack(Map<String, String> headers) {
        try {
            return MAPPER.writeValueAsString(headers);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Texts are JSON", impossible);
        }
    }

    @Override
    public void filter(ClientRequestContext request) {
        Object packed = request.getHeaders().getFirst(NAME);
        request.getHeaders().remove(NAME);
        if (packed != null) {
            unpack(packed.toString()).forEach(request.getHeaders()::putSingle);
        }
    }

    private static Map<String, String> unpack(String packed) {
        try {
            return MAPPER.readValue(packed, new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            // Without the cause: its message would hold the login.
            throw new IllegalStateException("Packed headers are JSON");
        }
    }
}
