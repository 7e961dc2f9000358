package app.merit.ingest.crm.standard;

import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.format.Proofs;
import app.merit.ingest.format.Times;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Standard Webhooks: over id + "." + timestamp + "." + body, {@code v1} an HMAC-SHA256 with a shared key, {@code v1a} an
 * Ed25519 signature. Several signatures may be given and several secrets be active; any match counts, and all are tried.
 * Other versions are skipped.
 */
final class Signature {
    /** A timestamp may be this far off in either direction, the end included. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** Base64 may itself begin like a version, and a proxy may join two headers by a comma: so no splitting. */
    private static final Pattern VERSIONS = Pattern.compile("(?<![^\\s,])(v1a?),([A-Za-z0-9+/]*={0,2})");

    /** More than any sender rotates through; each costs a tenth of a millisecond and more. */
    private static final int MAX_ED25519 = 8;

    private Signature() {}

    static boolean isGiven(Request request) {
        return request.headers().first("webhook-signature").isPresent();
    }

    static Proof prove(Request request, List<Secret> secrets, Instant now) {
        Optional<String> id = request.headers().first("webhook-id");
        Optional<String> timestamp = request.headers().first("webhook-timestamp");
        List<String> shared = signatures(request, "v1");
        List<String> ed25519 = signatures(request, "v1a");
        byte[] head = bytes(id.orElse("") + "." + timestamp.orElse("") + ".");
        Optional<String> byHmac = matching(secrets, shared, head, request.body());
        Optional<String> keyId = byHmac.or(() -> verified(secrets, ed25519, head, request.body()));
        Optional<Instant> sentAt = timestamp.flatMap(Times::unixSeconds);
        if (id.isEmpty() || sentAt.isEmpty() || shared.isEmpty() && ed25519.isEmpty()) {
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

    private static List<String> signatures(Request request, String version) {
        return request.headers().all("webhook-signature").stream()
                .flatMap(header -> VERSIONS.matcher(header).results())
                .filter(signature -> signature.group(1).equals(version))
                .map(signature -> signature.group(2))
                .toList();
    }

    private static Optional<String> matching(List<Secret> secrets, List<String> signatures, byte[] head, byte[] body) {
        Optional<String> found = Optional.empty();
        for (Secret secret : secrets) {
            Optional<byte[]> key = Keyring.shared(secret);
            if (key.isEmpty()) {
                continue;
            }
            byte[] expected = Base64.getEncoder().encode(Proofs.hmacSha256(key.get(), head, body));
            boolean same = false;
            for (String signature : signatures) {
                same |= MessageDigest.isEqual(expected, bytes(signature));
            }
            found = same && found.isEmpty() ? Optional.of(secret.keyId()) : found;
        }
        return found;
    }

    private static Optional<String> verified(List<Secret> secrets, List<String> signatures, byte[] head, byte[] body) {
        for (Secret secret : secrets) {
            Optional<PublicKey> key = Keyring.ed25519(secret);
            if (key.isPresent()
                    && signatures.stream()
                            .limit(MAX_ED25519)
                            .anyMatch(signature -> verifies(key.get(), signature, head, body))) {
                return Optional.of(secret.keyId());
            }
        }
        return Optional.empty();
    }

    private static boolean verifies(PublicKey key, String signature, byte[] head, byte[] body) {
        try {
            java.security.Signature ed25519 = java.security.Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(head);
            ed25519.update(body);
            return ed25519.verify(Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException | GeneralSecurityException noSignature) {
            return false;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
