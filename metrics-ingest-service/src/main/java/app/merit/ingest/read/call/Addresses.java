package app.merit.ingest.read.call;

import app.merit.ingest.domain.ApiSettings;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.SourceSettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which addresses may be called: https, on a host of the vendor or the one that the operator configured, and not on this
 * machine or in a private network; where the source allows private addresses, those too and http. Faults are slugs and
 * never hold the address, because paths can hold secrets.
 */
final class Addresses {
    private Addresses() {}

    /** What is wrong with the address by its form; empty if it may be looked up. */
    static Optional<String> fault(URI url, SourceSettings source, RecordApi api) {
        Optional<String> configured = source.api().flatMap(ApiSettings::baseUrl).flatMap(Addresses::host);
        return fault(url, allowPrivate(source), configured, api.hosts());
    }

    /** The same for an address that an adapter states whole, as it does for logins: hosts of the vendor only. */
    static Optional<String> faultOfWhole(URI url, SourceSettings source, RecordApi api) {
        return fault(url, allowPrivate(source), Optional.empty(), api.hosts());
    }

    private static Optional<String> fault(
            URI url, boolean allowPrivate, Optional<String> configured, List<String> vendors) {
        boolean https = "https".equalsIgnoreCase(url.getScheme());
        boolean http = "http".equalsIgnoreCase(url.getScheme());
        if (!https && !(http && allowPrivate)) {
            return Optional.of("address-not-https");
        }
        Optional<String> host = hostOf(url);
        if (host.isEmpty() || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return Optional.of("address-malformed");
        }
        boolean known = host.equals(configured) || vendors.stream().anyMatch(one -> matches(host.get(), one));
        return known ? Optional.empty() : Optional.of("address-not-allowed");
    }

    /** What is wrong with where the host lies; looks it up. */
    static Optional<String> faultOfPlace(URI url, boolean allowPrivate) {
        if (allowPrivate) {
            return Optional.empty();
        }
        try {
            InetAddress[] all = InetAddress.getAllByName(url.getHost());
            return Arrays.stream(all).allMatch(PublicAddress::is) ? Optional.empty() : Optional.of("address-private");
        } catch (UnknownHostException unknown) {
            return Optional.of("address-unknown");
        }
    }

    static boolean allowPrivate(SourceSettings source) {
        return source.api().filter(ApiSettings::allowPrivate).isPresent();
    }

    private static boolean matches(String host, String vendor) {
        String pattern = vendor.toLowerCase(Locale.ROOT);
        return pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : host.equals(pattern);
    }

    private static Optional<String> host(String url) {
        try {
            return hostOf(URI.create(url));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<String> hostOf(URI url) {
        return Optional.ofNullable(url.getHost()).map(host -> host.toLowerCase(Locale.ROOT));
    }
}
