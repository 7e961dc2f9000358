package app.merit.ingest.crm.hubspot;

import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.format.Proofs;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Version 3, which stops replays, and the versions 1 and 2, which do not and are taken only where the settings say so.
 * A request that carries version 3 is judged by it alone, so that nobody can choose the weaker one.
 */
final class Signature {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,15}");
    private static final String V3 = "x-hubspot-signature-v3";
    private static final String LEGACY = "x-hubspot-signature";

    private Signature() {}

    static Proof prove(Request request, SourceSettings source, boolean legacy, Instant now) {
        Headers headers = request.headers();
        Set<String> addresses = SignedUri.of(request, source.publicUrl());
        if (headers.first(V3).isPresent()) {
            return v3(request, source, addresses, now);
        }
        if (!legacy || headers.first(LEGACY).isEmpty()) {
            return new Proof.Refused(Proof.Reason.MISSING);
        }
        String version = headers.first("x-hubspot-signature-version")
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .orElse("v1");
        return switch (version) {
            case "v1" -> v1(request, source);
            case "v2" -> v2(request, source, addresses);
            default -> new Proof.Refused(Proof.Reason.MISMATCH);
        };
    }

    private static Proof v3(Request request, SourceSettings source, Set<String> addresses, Instant now) {
        String given = request.headers().first(V3).orElse("").strip();
        String timestamp = request.headers()
                .first("x-hubspot-request-timestamp")
                .orElse("")
                .strip();
        Optional<String> keyId = Optional.empty();
        for (String address : addresses) {
            byte[] head = bytes(request.method() + SignedUri.decoded(address));
            Optional<String> match = matching(
                    given,
                    source,
                    secret -> bytes(Base64.getEncoder()
                            .encodeToString(
                                    Proofs.hmacSha256(secret.bytes(), head, request.body(), bytes(timestamp)))));
            keyId = keyId.or(() -> match);
        }
        if (keyId.isEmpty()) {
            return new Proof.Refused(timestamp.isEmpty() ? Proof.Reason.MISSING : Proof.Reason.MISMATCH);
        }
        return isFresh(timestamp, now)
                ? new Proof.Proven("hubspot-v3", keyId.get(), true)
                : new Proof.Refused(Proof.Reason.STALE);
    }

    private static boolean isFresh(String timestamp, Instant now) {
        if (!MILLIS.matcher(timestamp).matches()) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochMilli(Long.parseLong(timestamp)), now);
        return age.abs().compareTo(TOLERANCE) <= 0;
    }

    private static Proof v1(Request request, SourceSettings source) {
        Optional<String> keyId = matching(legacy(request), source, secret -> sha256Hex(secret.bytes(), request.body()));
        return proof(keyId, "hubspot-v1");
    }

    private static Proof v2(Request request, SourceSettings source, Set<String> addresses) {
        Optional<String> keyId = Optional.empty();
        for (String address : addresses) {
            byte[] head = bytes(request.method() + address);
            Optional<String> match =
                    matching(legacy(request), source, secret -> sha256Hex(secret.bytes(), head, request.body()));
            keyId = keyId.or(() -> match);
        }
        return proof(keyId, "hubspot-v2");
    }

    private static String legacy(Request request) {
        return request.headers().first(LEGACY).orElse("").strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> matching(String given, SourceSettings source, Function<Secret, byte[]> expected) {
        return Proofs.matching(bytes(given), source.secrets(), expected);
    }

    private static Proof proof(Optional<String> keyId, String scheme) {
        return keyId.<Proof>map(id -> new Proof.Proven(scheme, id, true))
                .orElse(new Proof.Refused(Proof.Reason.MISMATCH));
    }

    private static byte[] sha256Hex(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return bytes(HexFormat.of().formatHex(Proofs.sha256(joined.toByteArray())));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
