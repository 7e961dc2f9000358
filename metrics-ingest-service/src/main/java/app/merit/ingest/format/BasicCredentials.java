package app.merit.ingest.format;

import app.merit.ingest.domain.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** HTTP Basic. */
public final class BasicCredentials {
    private BasicCredentials() {}

    /** {@code user:password} of the request, if it holds any. */
    public static Optional<byte[]> of(Headers headers) {
        return headers.first("authorization").flatMap(BasicCredentials::decoded);
    }

    /** The header's value for {@code user:password}. */
    public static String header(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<byte[]> decoded(String header) {
        String value = header.strip();
        if (!value.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(value.substring(6).strip()));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
