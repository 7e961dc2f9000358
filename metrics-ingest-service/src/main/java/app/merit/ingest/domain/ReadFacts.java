package app.merit.ingest.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a read proves. The dedupe key is source, entity, id, modification time and a digest of the fields, so that the
 * same state read twice is one change, whoever asked for it.
 */
final class ReadFacts {
    private static final String MISSING = "missing:";

    private ReadFacts() {}

    static Item.Fact of(String source, ReadNote note, Item.Fact fact, Instant readAt) {
        if (note.missing()) {
            return fact;
        }
        // A record that was said to be deleted and is there: its modification time may lie before the deletion, but
        // that
        // it exists was seen at the read. The read is in the key, so that a second deletion can be denied as well.
        boolean standsAgain = note.cause() == ReadNote.Cause.DELETION && fact.change() != ChangeKind.DELETED;
        Item.Fact.Builder seen = fact.toBuilder().needsHydration(false);
        String at = fact.occurredAt().map(Instant::toString).orElse("-");
        if (standsAgain) {
            seen.restores(true).occurredAt(Optional.empty());
            at = at + "+" + readAt;
        }
        return seen.dedupeKey(key(source, fact, at)).build();
    }

    /** The record is not there any more. */
    static Item.Fact missing(String source, ReadNote note, Instant readAt) {
        String key = "read:%s:%s:%s:%s%s".formatted(source, note.entity().wire(), note.id(), MISSING, readAt);
        return Item.Fact.builder(note.entity(), note.crmId(), ChangeKind.DELETED, key)
                .idSpace(note.idSpace())
                .kind(note.kind())
                .build();
    }

    static boolean saysMissing(String dedupeKey) {
        return dedupeKey.startsWith("read:") && dedupeKey.contains(":" + MISSING);
    }

    private static String key(String source, Item.Fact fact, String at) {
        return "read:%s:%s:%s:%s:%s".formatted(source, fact.entity().wire(), fact.id(), at, digest(fact));
    }

    private static String digest(Item.Fact fact) {
        StringBuilder text = new StringBuilder(fact.change().wire());
        Map<String, String> sorted = new TreeMap<>();
        fact.fields()
                .standard()
                .forEach((field, value) ->
                        sorted.put(field.wire(), value.map(Object::toString).orElse("null")));
        fact.fields()
                .custom()
                .forEach((key, value) ->
                        sorted.put("custom." + key, value.map(Object::toString).orElse("null")));
        sorted.forEach((key, value) -> text.append('\n')
                .append(key.length())
                .append(':')
                .append(key)
                .append('=')
                .append(value.length())
                .append(':')
                .append(value));
        fact.fields()
                .shares()
                .forEach(share ->
                        text.append("\n").append(share.crmUser()).append(' ').append(share.percent()));
        try {
            byte[] sha =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
