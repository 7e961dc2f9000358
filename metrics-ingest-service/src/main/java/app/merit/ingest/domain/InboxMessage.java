package app.merit.ingest.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/**
 * A webhook request after it proved who sent it, as kept in {@code crm.inbox}: secrets blanked, safe headers only.
 *
 * @param path with every URL secret as {@code ***}
 * @param body text if the bytes are printable UTF-8, else base64
 * @param bodyEncoding {@code utf-8} or {@code base64}
 * @param sha256 hex digest of the bytes as received, before anything was blanked
 * @param bodyBytes number of bytes as received
 */
public record InboxMessage(
        String source,
        String sourceType,
        Instant receivedAt,
        String method,
        String path,
        String query,
        Map<String, String> headers,
        String body,
        String bodyEncoding,
        String sha256,
        int bodyBytes,
        ProofNote proof) {

    /** What proved the sender; {@code signed} says that the proof covers the body. */
    public record ProofNote(String outcome, String scheme, String keyId, boolean signed) {
        public static ProofNote of(Proof.Proven proven) {
            return new ProofNote("proven", proven.scheme(), proven.keyId(), proven.signed());
        }
    }

    public InboxMessage {
        headers = Map.copyOf(headers);
    }

    /** The record key: source and digest, so that a redelivery lands in the same partition. */
    public String key() {
        return source + ":" + sha256;
    }

    /** @throws IllegalArgumentException if the body says it is base64 and is not */
    public Received received() {
        byte[] bytes = bodyEncoding.equals("base64")
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
        return new Received(source, Headers.of(headers), bytes, receivedAt);
    }
}
