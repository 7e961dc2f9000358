package app.merit.ingest.domain;

import java.util.Optional;

/**
 * What an adapter decodes: a proven request as it was kept in the inbox, secrets blanked.
 *
 * @param source name of the source
 */
public record Received(String source, Headers headers, byte[] body) {
    public Optional<String> mediaType() {
        return headers.mediaType();
    }
}
