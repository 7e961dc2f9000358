package app.merit.gateway.guard.domain;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which headers pass the gateway. Names are compared without case, and {@code _} counts as {@code -}. */
public final class HeaderRules {
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authentication-info",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");
    private static final Set<String> NEVER_UPSTREAM = Set.of(
            "cookie",
            "cookie2",
            "expect",
            "forwarded",
            "via",
            "host",
            "remote-user",
            "x-client-ip",
            "x-cluster-client-ip",
            "true-client-ip",
            "x-real-ip",
            "x-original-url",
            "x-rewrite-url",
            "x-http-method",
            "x-http-method-override",
            "x-method-override");
    /** What other gateways use to say who the caller is; here only the token says it. */
    private static final List<String> IDENTITY_PREFIXES = List.of(
            "x-forwarded-",
            "x-remote-",
            "x-auth-",
            "x-authenticated-",
            "x-employee",
            "x-user",
            "x-subject",
            "x-role",
            "x-client-cert",
            "x-ssl-",
            "x-merit-");

    private static final String PORTAL_MARK = "x-merit-request";
    private static final Set<String> NEVER_DOWNSTREAM = Set.of("set-cookie", "set-cookie2", "server", "x-powered-by");

    private HeaderRules() {}

    /**
     * Names, of those a request came with, that a service must not see.
     *
     * @param connectionValues values of the {@code Connection} header, which names more hop-by-hop headers
     */
    public static Set<String> refusedUpstream(Collection<String> names, Collection<String> connectionValues) {
        Set<String> nominated = nominated(connectionValues);
        return names.stream()
                .filter(name -> !mayGoUpstream(canonical(name)) || nominated.contains(canonical(name)))
                .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
    }

    /** Names, of those a service answered with, that must not leave. */
    public static Set<String> refusedDownstream(Collection<String> names, Collection<String> connectionValues) {
        Set<String> nominated = nominated(connectionValues);
        return names.stream()
                .filter(name -> HOP_BY_HOP.contains(canonical(name))
                        || NEVER_DOWNSTREAM.contains(canonical(name))
                        || nominated.contains(canonical(name)))
                .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
    }

    private static boolean mayGoUpstream(String name) {
        if (name.equals(PORTAL_MARK)) {
            return true;
        }
        return !HOP_BY_HOP.contains(name)
                && !NEVER_UPSTREAM.contains(name)
                && IDENTITY_PREFIXES.stream().noneMatch(name::startsWith);
    }

    private static Set<String> nominated(Collection<String> connectionValues) {
        return connectionValues.stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(name -> canonical(name.strip()))
                .collect(Collectors.toSet());
    }

    private static String canonical(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
