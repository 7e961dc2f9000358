package app.merit.metrics.state.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** SHA-256 of all that a change says; where and when it was received is left out, a redelivery says the same. */
final class Digest {
    private Digest() {}

    static String of(Change change) {
        var text = new StringBuilder(256);
        part(text, change.entity().source());
        part(text, change.entity().entity());
        part(text, change.entity().id());
        part(text, change.kind().name());
        part(text, change.snapshot().name());
        part(text, Boolean.toString(change.restores()));
        part(text, change.occurredAt().toString());
        part(text, change.timeFrom().name());
        part(text, change.version() == null ? "" : "v" + change.version());
        part(text, change.dedupeKey());
        part(text, Boolean.toString(change.signed()));
        part(text, Boolean.toString(change.inferred()));
        fields(text, change.fields());
        fields(text, change.previous());
        return sha256(text.toString());
    }

    private static void fields(StringBuilder text, Map<String, FieldValue> fields) {
        part(text, Integer.toString(fields.size()));
        new TreeMap<>(fields).forEach((name, value) -> {
            part(text, name);
            part(text, value.canonical());
        });
    }

    private static void part(StringBuilder text, String part) {
        text.append(part.length()).append(':').append(part).append(';');
    }

    private static String sha256(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
