package app.merit.ingest.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept in {@code crm.inbox}: a webhook request after it proved who sent it, secrets blanked and safe headers only;
 * or a record that was read from the CRM or loaded by a person.
 *
 * @param receivedAt receipt of the webhook, or start of the read
 * @param path with every URL secret as {@code ***}; for a record {@code /read/{kind}/{id}}
 * @param body text if the bytes are printable UTF-8, else base64
 * @param bodyEncoding {@code utf-8} or {@code base64}
 * @param sha256 hex digest of the bytes as received, before anything was blanked
 * @param bodyBytes number of bytes as received
 * @param read why and as what the record was read; empty for a webhook
 * @param replay the dead letter that is tried again; its {@code receivedAt} is the original one
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
        ProofNote proof,
        Optional<ReadNote> read,
        Optional<ReplayNote> replay) {

    /** What proved the sender; {@code signed} says that the proof covers the body. */
    public record ProofNote(String outcome, String scheme, String keyId, boolean signed) {
        /** The CRM itself answered, over its own API. */
        public static final ProofNote READ = new ProofNote("read", "rest", "-", true);

        public static ProofNote of(Proof.Proven proven) {
            return new ProofNote("proven", proven.scheme(), proven.keyId(), proven.signed());
        }

        /** @param who employee code or user name of the person who loaded it */
        public static ProofNote imported(String who) {
            return new ProofNote("imported", "login", who, true);
        }
    }

    public InboxMessage {
        headers = Map.copyOf(headers);
    }

    /** The record key: source and digest, so that a redelivery lands in the same partition. */
    public String key() {
        return source + ":" + sha256;
    }

    public Origin origin() {
        if (read.isEmpty()) {
            return Origin.WEBHOOK;
        }
        return proof.outcome().equals("imported") ? Origin.IMPORT : Origin.READ;
    }

    /**
     * @param options of the source, as they are now
     * @throws IllegalArgumentException if the body says it is base64 and is not
     */
    public Received received(Map<String, String> options) {
        byte[] bytes = bodyEncoding.equals("base64")
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
        return new Received(source, Headers.of(headers), bytes, receivedAt, options, read);
    }
}
