package app.merit.ingest.crm.dynamics365;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ids: lower case, without braces. The one of zeros is none. */
final class Guids {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String NONE = "00000000-0000-0000-0000-000000000000";

    private Guids() {}

    static Optional<String> parse(String text) {
        String id = text.strip().toLowerCase(Locale.ROOT);
        String bare = id.startsWith("{") && id.endsWith("}") ? id.substring(1, id.length() - 1) : id;
        return FORM.matcher(bare).matches() && !bare.equals(NONE) ? Optional.of(bare) : Optional.empty();
    }
}
