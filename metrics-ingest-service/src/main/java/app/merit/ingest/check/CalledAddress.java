package app.merit.ingest.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address that the CRM called, as a person states it: with the path or without, with the query or without.
 *
 * @param origin scheme, host and port
 * @param query without the mark; empty: the one of the request stands
 */
record CalledAddress(String origin, Optional<String> path, Optional<String> query) {
    private static final Pattern ADDRESS =
            Pattern.compile("(https?://[^/?#\\s]+)(/[^?#\\s]*)?(?:\\?([^#\\s]*))?", Pattern.CASE_INSENSITIVE);

    static Optional<CalledAddress> of(@Nullable String text) throws WrongUse {
        if (text == null) {
            return Optional.empty();
        }
        Matcher address = ADDRESS.matcher(text.strip());
        if (!address.matches()) {
            throw new WrongUse("--public-url must be an address such as https://merit.example.com/webhooks/crm.");
        }
        return Optional.of(new CalledAddress(
                address.group(1),
                Optional.ofNullable(address.group(2)).filter(path -> !path.equals("/")),
                Optional.ofNullable(address.group(3))));
    }

    /** Without the query, as {@code public-url} of a source is. */
    String url(CapturedRequest request) {
        return origin + path.orElse(request.path());
    }

    /** A signature covers the query that the CRM sent, whatever a proxy made of it. */
    CapturedRequest applyTo(CapturedRequest request) {
        return query.map(request::withQuery).orElse(request);
    }
}
