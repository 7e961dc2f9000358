package app.merit.ingest.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * What an adapter decodes: a proven request as it was kept in the inbox, secrets blanked.
 *
 * @param source name of the source
 * @param receivedAt when the request came in; the same at every reading
 */
public record Received(String source, Headers headers, byte[] body, Instant receivedAt) {
    public Optional<String> mediaType() {
        return headers.mediaType();
    }
}
