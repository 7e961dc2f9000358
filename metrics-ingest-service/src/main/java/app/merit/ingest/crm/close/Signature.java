package app.merit.ingest.crm.close;

import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.format.Proofs;
import app.merit.ingest.format.Times;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** HMAC-SHA256 over the timestamp and the raw body, nothing between; the key is what the secret spells in hex. */
final class Signature {
    /** A timestamp may be this far off in either direction, the end included. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final int MIN_KEY_BYTES = 16;

    private Signature() {}

    static Proof prove(Request request, List<Secret> secrets, Instant now) {
        Optional<String> hash = request.headers().first("close-sig-hash").filter(text -> !text.isBlank());
        Optional<String> timestamp =
                request.headers().first("close-sig-timestamp").map(String::strip);
        Optional<String> keyId = matching(
                hash.orElse("").strip().toLowerCase(Locale.ROOT), bytes(timestamp.orElse("")), request.body(), secrets);
        if (hash.isEmpty() || timestamp.isEmpty()) {
            return new Proof.Refused(Proof.Reason.MISSING);
        }
        if (keyId.isEmpty()) {
            return new Proof.Refused(Proof.Reason.MISMATCH);
        }
        boolean inTime = Times.unixSeconds(timestamp.get())
                .filter(at -> Duration.between(at, now).abs().compareTo(TOLERANCE) <= 0)
                .isPresent();
        return inTime ? new Proof.Proven("close-hmac", keyId.get(), true) : new Proof.Refused(Proof.Reason.STALE);
    }

    private static Optional<String> matching(String hash, byte[] timestamp, byte[] body, List<Secret> secrets) {
        List<Secret> usable =
                secrets.stream().filter(secret -> key(secret).isPresent()).toList();
        return Proofs.matching(
                bytes(hash),
                usable,
                secret -> bytes(
                        HexFormat.of().formatHex(Proofs.hmacSha256(key(secret).orElseThrow(), timestamp, body))));
    }

    static boolean isUsable(Secret secret) {
        return key(secret).filter(key -> key.length >= MIN_KEY_BYTES).isPresent();
    }

    private static Optional<byte[]> key(Secret secret) {
        try {
            return Optional.of(HexFormat.of().parseHex(secret.value().strip())).filter(key -> key.length > 0);
        } catch (IllegalArgumentException notHex) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
