package app.merit.ingest.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;

/** Builds dedupe keys: parts joined by colons, {@code -} for what is not stated, long or unprintable parts by their digest. */
public final class Keys {
    private static final int MAX_PART = 64;

    private Keys() {}

    public static String of(String... parts) {
        return Arrays.stream(parts).map(Keys::bounded).collect(Collectors.joining(":"));
    }

    public static String orDash(Optional<String> part) {
        return part.filter(text -> !text.isEmpty()).orElse("-");
    }

    public static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(Proofs.sha256(bytes));
    }

    private static String bounded(String part) {
        return part.length() <= MAX_PART && isPrintable(part) ? part : digest(part.getBytes(StandardCharsets.UTF_8));
    }

    /** Without control characters, of which databases store not all. */
    public static boolean isPrintable(String part) {
        return part.chars().noneMatch(Character::isISOControl);
    }
}
