package app.merit.gateway.guard.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The request target as it stood on the wire.
 *
 * <p>Everything in its path that two parsers could read differently is refused before anything is routed: whoever
 * checks a path and whoever serves it must see the same one.
 */
public record RawTarget(String value) {
    private static final Set<String> FORBIDDEN_ESCAPES = Set.of("2f", "5c", "3b", "2e", "7f");
    private static final int ESCAPE_LENGTH = 3;
    private static final int FIRST_PRINTABLE = 0x20;

    /** The path without query; only meaningful if {@link #fault()} is empty. */
    public String path() {
        int query = value.indexOf('?');
        return query < 0 ? value : value.substring(0, query);
    }

    /** What is wrong with the target, in words for the caller; empty if nothing is. */
    public Optional<String> fault() {
        if (!value.startsWith("/")) {
            return Optional.of("The request target must be a path that starts with '/'.");
        }
        String path = path();
        for (int at = 0; at < path.length(); at++) {
            Optional<String> fault = path.charAt(at) == '%' ? faultOfEscape(path, at) : faultOf(path.charAt(at));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return faultOfSegments(path);
    }

    private static Optional<String> faultOf(char character) {
        if (character <= FIRST_PRINTABLE || character >= 0x7f) {
            return Optional.of("The path may hold printable ASCII characters only.");
        }
        return switch (character) {
            case ';' -> Optional.of("The path must not hold ';'.");
            case '\\' -> Optional.of("The path must not hold '\\'.");
            case '#' -> Optional.of("The path must not hold '#'.");
            default -> Optional.empty();
        };
    }

    private static Optional<String> faultOfEscape(String path, int at) {
        if (at + ESCAPE_LENGTH > path.length()) {
            return Optional.of("The path ends in an incomplete percent escape.");
        }
        String digits = path.substring(at + 1, at + ESCAPE_LENGTH).toLowerCase(Locale.ROOT);
        if (!isHex(digits.charAt(0)) || !isHex(digits.charAt(1))) {
            return Optional.of("The path holds a malformed percent escape.");
        }
        int octet = Integer.parseInt(digits, 16);
        if (octet < FIRST_PRINTABLE || FORBIDDEN_ESCAPES.contains(digits)) {
            return Optional.of("The path must not hold %" + digits + ".");
        }
        if (isUnreserved(octet)) {
            return Optional.of("The path must not escape letters, digits, '-', '_' or '~'.");
        }
        if (octet == '%' && hidesForbiddenEscape(path, at)) {
            return Optional.of("The path must not escape a percent escape.");
        }
        return Optional.empty();
    }

    /** Whether {@code %25} is followed by what would be a refused escape after one decoding. */
    private static boolean hidesForbiddenEscape(String path, int at) {
        String decodedOnce = "%" + path.substring(at + ESCAPE_LENGTH);
        return decodedOnce.length() >= ESCAPE_LENGTH
                && faultOfEscape(decodedOnce.substring(0, ESCAPE_LENGTH), 0).isPresent()
                && isHex(decodedOnce.charAt(1))
                && isHex(decodedOnce.charAt(2));
    }

    private static Optional<String> faultOfSegments(String path) {
        if (path.contains("//")) {
            return Optional.of("The path must not hold empty segments.");
        }
        for (String segment : path.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return Optional.of("The path must not hold dot segments.");
            }
        }
        return Optional.empty();
    }

    private static boolean isHex(char character) {
        return Character.digit(character, 16) >= 0 && character < 0x80;
    }

    private static boolean isUnreserved(int octet) {
        return (octet >= 'a' && octet <= 'z')
                || (octet >= 'A' && octet <= 'Z')
                || (octet >= '0' && octet <= '9')
                || octet == '-'
                || octet == '_'
                || octet == '~';
    }
}
