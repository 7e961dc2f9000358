package app.merit.ingest.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What an adapter decodes: a proven request as it was kept in the inbox, secrets blanked; or a record that was read.
 *
 * @param source name of the source
 * @param receivedAt when the request came in, or the read began; the same at every reading
 * @param options the source's own settings, {@code merit.sources.<name>.options.*}
 * @param read why and as what the record was read; empty for a webhook
 */
public record Received(
        String source,
        Headers headers,
        byte[] body,
        Instant receivedAt,
        Map<String, String> options,
        Optional<ReadNote> read) {
    public Received {
        options = Map.copyOf(options);
    }

    public Optional<String> mediaType() {
        return headers.mediaType();
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name)).filter(value -> !value.isBlank());
    }
}
