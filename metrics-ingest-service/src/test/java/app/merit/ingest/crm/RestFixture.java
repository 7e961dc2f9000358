package app.merit.ingest.crm;

import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.ApiSettings;
import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.SourceSettings;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Answers of a CRM's API, and sources that have one. */
public final class RestFixture {
    private RestFixture() {}

    public static ApiResponse answer(int status, String body) {
        return answer(status, body, Map.of());
    }

    public static ApiResponse answer(int status, String body, Map<String, String> headers) {
        return new ApiResponse(status, Headers.of(headers), body.getBytes(StandardCharsets.UTF_8));
    }

    public static SourceSettings withApi(SourceSettings source) {
        return new SourceSettings(
                source.name(),
                source.type(),
                source.secrets(),
                source.currency(),
                source.accounts(),
                source.maxBodyBytes(),
                source.names(),
                source.publicUrl(),
                source.options(),
                Optional.of(new ApiSettings(Optional.empty(), Map.of("token", "fake-token"), false)));
    }

    public static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
