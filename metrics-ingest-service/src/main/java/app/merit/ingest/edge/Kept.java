package app.merit.ingest.edge;

import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.InboxMessage;
import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.format.Keys;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Makes the inbox message: what is kept of a request, and in which form. */
final class Kept {
    private static final Set<String> SAFE_HEADERS =
            Set.of("content-type", "user-agent", "webhook-id", "webhook-timestamp");
    private static final Pattern SECRET_PARAMETERS =
            Pattern.compile("(?i)((?:^|&)(?:key|code|token|secret|access_token|auth[^=&]*)=)[^&]*");

    private Kept() {}

    static InboxMessage of(
            SourceSettings source,
            Arrival arrival,
            byte[] withoutCredentials,
            Proof.Proven proven,
            Blanking blanking,
            Instant receivedAt) {
        byte[] raw = arrival.request().body();
        byte[] body = blanking.blank(withoutCredentials);
        Optional<String> text = printable(body);
        return new InboxMessage(
                source.name(),
                source.type(),
                receivedAt,
                arrival.request().method(),
                "/webhooks/" + source.name() + (arrival.secretInPath() ? "/" + Blanking.BLANK : ""),
                query(arrival.query(), blanking),
                headers(arrival.request().headers(), blanking),
                text.orElseGet(() -> Base64.getEncoder().encodeToString(body)),
                text.isPresent() ? "utf-8" : "base64",
                Keys.digest(raw),
                raw.length,
                InboxMessage.ProofNote.of(proven),
                Optional.empty(),
                Optional.empty());
    }

    private static String query(String query, Blanking blanking) {
        return blanking.blank(SECRET_PARAMETERS.matcher(query).replaceAll("$1" + Blanking.BLANK));
    }

    private static Map<String, String> headers(Headers headers, Blanking blanking) {
        Map<String, String> safe = new TreeMap<>();
        headers.values().forEach((name, values) -> {
            if (SAFE_HEADERS.contains(name) || name.startsWith("ce-") || name.startsWith("x-ms-dynamics-")) {
                safe.put(name, blanking.blank(values.getFirst()));
            }
        });
        return safe;
    }

    /** Text only if it is UTF-8 without control characters: those would grow sixfold in JSON. */
    private static Optional<String> printable(byte[] body) {
        for (byte b : body) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
