package app.merit.ingest.domain;

import java.util.List;
import java.util.Map;

/**
 * A webhook request as it came in.
 *
 * @param target path and raw query exactly as sent, for example {@code /webhooks/crm?tenant=a%3Ab}
 * @param urlSecrets what stands in the URL as a secret: the path segment after the source, and {@code ?key=}; decoded once
 * @param query the parameters of the query, decoded once; of equal names the first
 * @param body the raw bytes; proofs are over these
 */
public record Request(
        String method,
        String target,
        List<String> urlSecrets,
        Map<String, String> query,
        Headers headers,
        byte[] body) {
    public Request {
        urlSecrets = List.copyOf(urlSecrets);
        query = Map.copyOf(query);
    }
}
