package app.merit.ingest.crm.standard;

import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.format.Proofs;
import app.merit.ingest.format.Times;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Standard Webhooks, version 1: base64(HMAC-SHA256(key, id + "." + timestamp + "." + body)). Several signatures may be
 * given and several secrets be active; any match counts, and all are tried. Versions other than {@code v1} are skipped.
 */
final class Signature {
    /** A timestamp may be this far off in either direction, the end included. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String PREFIX = "whsec_";
    /** Base64 may itself begin like a version, and a proxy may join two headers by a comma: so no splitting. */
    private static final Pattern VERSION_1 = Pattern.compile("(?<![^\\s,])v1,([A-Za-z0-9+/]*={0,2})");

    private static final int MIN_KEY_BYTES = 16;

    private Signature() {}

    static Proof prove(Request request, List<Secret> secrets, Instant now) {
        Optional<String> id = request.headers().first("webhook-id");
        Optional<String> timestamp = request.headers().first("webhook-timestamp");
        List<String> signatures = request.headers().all("webhook-signature").stream()
                .flatMap(header -> VERSION_1.matcher(header).results())
                .map(signature -> signature.group(1))
                .toList();
        Optional<String> keyId =
                matching(secrets, signatures, bytes(id.orElse("") + "." + timestamp.orElse("") + "."), request.body());
        Optional<Instant> sentAt = timestamp.flatMap(Times::unixSeconds);
        if (id.isEmpty() || sentAt.isEmpty() || signatures.isEmpty()) {
            return new Proof.Refused(Proof.Reason.MISSING);
        }
        if (keyId.isEmpty()) {
            return new Proof.Refused(Proof.Reason.MISMATCH);
        }
        boolean inTime = Duration.between(sentAt.get(), now).abs().compareTo(TOLERANCE) <= 0;
        return inTime
                ? new Proof.Proven("standard-webhooks", keyId.get(), true)
                : new Proof.Refused(Proof.Reason.STALE);
    }

    private static Optional<String> matching(List<Secret> secrets, List<String> signatures, byte[] head, byte[] body) {
        Optional<String> found = Optional.empty();
        for (Secret secret : secrets) {
            byte[] expected = Base64.getEncoder().encode(Proofs.hmacSha256(key(secret), head, body));
            boolean same = false;
            for (String signature : signatures) {
                same |= MessageDigest.isEqual(expected, bytes(signature));
            }
            found = same && found.isEmpty() ? Optional.of(secret.keyId()) : found;
        }
        return found;
    }

    static boolean isUsable(Secret secret) {
        try {
            return key(secret).length >= MIN_KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    static String withoutPrefix(String secret) {
        return secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
    }

    private static byte[] key(Secret secret) {
        return Base64.getDecoder().decode(withoutPrefix(secret.value()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
