package app.merit.ingest.crm.hubspot;

import app.merit.ingest.domain.Request;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address that a signature covers: the one under which HubSpot calls us, which a proxy may have altered on the way.
 * It comes from the configuration, which may state the whole address or only where it begins.
 */
final class SignedUri {
    private static final Pattern ORIGIN = Pattern.compile("(https?://[^/?#]+)[^?#]*.*");
    /** The escapes that HubSpot undoes before it signs; the question mark that begins the query is none. */
    private static final Pattern DECODED = Pattern.compile("(?i)%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)");

    private SignedUri() {}

    /** Every address that the configuration can mean; a wrong one among them proves nothing to anyone without the secret. */
    static Set<String> of(Request request, Optional<String> publicUrl) {
        Set<String> addresses = new LinkedHashSet<>();
        String target = request.target();
        if (publicUrl.isEmpty()) {
            request.headers().first("host").ifPresent(host -> addresses.add("https://" + host.strip() + target));
            return addresses;
        }
        String address = publicUrl.get().strip();
        addresses.add(address);
        int query = target.indexOf('?');
        if (query >= 0) {
            addresses.add(address.split("\\?", 2)[0] + target.substring(query));
        }
        Matcher origin = ORIGIN.matcher(address);
        if (origin.matches()) {
            addresses.add(origin.group(1) + target);
        }
        addresses.add(address.replaceAll("/+$", "") + target);
        return addresses;
    }

    static String decoded(String uri) {
        return DECODED.matcher(uri)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
