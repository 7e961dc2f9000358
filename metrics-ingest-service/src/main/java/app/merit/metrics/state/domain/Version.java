package app.merit.metrics.state.domain;

import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The CRM's version of a record: shorter is older, then by text; leading zeros of a number do not count. */
record Version(String text) implements Comparable<Version> {
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Comparator<Version> ORDER =
            Comparator.<Version>comparingInt(v -> v.text.length()).thenComparing(Version::text);

    static Version of(@Nullable String stated) {
        if (stated == null) {
            return new Version("");
        }
        return new Version(NUMBER.matcher(stated).matches() ? stated.replaceFirst("^0+(?=\\d)", "") : stated);
    }

    boolean stated() {
        return !text.isEmpty();
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }
}
