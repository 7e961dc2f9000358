package app.merit.gateway.guard.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rule for requests that a cookie logs in: a browser sends the cookie along for any page, so an unsafe method must
 * prove that our own page sent it.
 */
public final class SameOrigin {
    /** Header that only a script of our own origin can add without a CORS pre-flight, which is never granted. */
    public static final String MARK = "X-Merit-Request";

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    private SameOrigin() {}

    /**
     * Why the request is refused; empty if it may pass.
     *
     * @param ownOrigin scheme, host and port under which this request reached us, e.g. {@code https://merit.example}
     * @param origins values of the {@code Origin} header
     * @param marks values of {@value #MARK}
     */
    public static Optional<String> fault(String method, String ownOrigin, List<String> origins, List<String> marks) {
        if (SAFE_METHODS.contains(method)) {
            return Optional.empty();
        }
        if (origins.size() != 1 || !origins.getFirst().equalsIgnoreCase(ownOrigin)) {
            return Optional.of("With the portal's session, the header Origin must be " + ownOrigin + ".");
        }
        if (!marks.equals(List.of("1"))) {
            return Optional.of("With the portal's session, the header " + MARK + " must be 1.");
        }
        return Optional.empty();
    }
}
