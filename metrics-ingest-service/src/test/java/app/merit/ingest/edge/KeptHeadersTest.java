package app.merit.ingest.edge;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptHeadersTest {
    /** Over 256 KB they say that the body holds no columns. */
    @Test
    void headersOfDataverseAreKeptWithoutTheKey() {
        Headers headers = Headers.of(Map.of(
                "x-ms-dynamics-msg-size-exceeded", "true",
                "x-ms-dynamics-request-name", "fake-webhook-key",
                "x-ms-correlation-request-id", "1",
                "x-my-key", "fake-webhook-key"));
        Request request = new Request("POST", "/webhooks/dyn", List.of(), Map.of(), headers, new byte[0]);
        SourceSettings source = SourceSettings.of("dyn", "dynamics365", List.of(new Secret("k", "fake-webhook-key")));
        var message = Kept.of(
                source,
                new Arrival("dyn", false, "", request),
                new byte[0],
                new Proof.Proven("webhook-key", "k", false),
                new Blanking(List.of("fake-webhook-key")),
                Instant.EPOCH);
        assertThat(message.headers())
                .containsOnly(
                        Map.entry("x-ms-dynamics-msg-size-exceeded", "true"),
                        Map.entry("x-ms-dynamics-request-name", "***"));
    }
}
