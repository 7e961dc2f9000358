package app.merit.ingest.domain;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the vendor takes as success.
 *
 * @param status 200 to 299
 * @param contentType media type of the body; empty if there is no body
 */
public record Reply(int status, Optional<String> contentType, String body) {
    public static Reply empty(int status) {
        return new Reply(status, Optional.empty(), "");
    }

    public static Reply of(int status, String contentType, String body) {
        return new Reply(status, Optional.of(contentType), body);
    }

    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
