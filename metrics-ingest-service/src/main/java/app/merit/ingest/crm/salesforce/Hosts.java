package app.merit.ingest.crm.salesforce;

import app.merit.ingest.domain.Received;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The org's own host. */
final class Hosts {
    private static final Pattern HOST = Pattern.compile("[a-z0-9][a-z0-9.-]{0,200}\\.salesforce\\.com");
    private static final Pattern ADDRESS = Pattern.compile("https://([^/:?#]{1,253})(?:[/:?#].*)?");

    private Hosts() {}

    static Optional<String> ofOrg(Optional<String> address) {
        return address.map(String::strip)
                .map(ADDRESS::matcher)
                .filter(java.util.regex.Matcher::matches)
                .flatMap(matcher -> parse(matcher.group(1)));
    }

    static Optional<String> ofOrg(Received received) {
        return received.option(SalesforceAdapter.DOMAIN).flatMap(Hosts::parse);
    }

    /** The name in lower case, if it is one of the vendor's. */
    static Optional<String> parse(String host) {
        String name = host.strip().toLowerCase(Locale.ROOT);
        return HOST.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }
}
