package app.merit.gateway.openapi.domain;

import java.util.Map;
import java.util.Optional;

/**
 * What one service says about itself.
 *
 * @param service name of the service, e.g. {@code metrics}
 * @param state how fresh the document is
 * @param document the OpenAPI document as maps and lists; empty if the service never answered
 */
public record OpenApiPart(String service, State state, Optional<Map<String, Object>> document) {
    /** How fresh a part is. */
    public enum State {
        CURRENT,
        /** The service does not answer; this is what it said before. */
        STALE,
        MISSING
    }
}
