package app.merit.gateway.openapi.domain;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How one logs in, in the words of OpenAPI. */
final class SecuritySchemes {
    private static final String BEARER = "bearer";
    private static final String SESSION = "session";

    private SecuritySchemes() {}

    static Map<String, Object> all() {
        Map<String, Object> schemes = new TreeMap<>();
        schemes.put(
                BEARER,
                Map.of(
                        "type", "http",
                        "scheme", "bearer",
                        "bearerFormat", "JWT",
                        "description", "Access token of the realm with the audience of the service."));
        schemes.put(
                SESSION,
                Map.of(
                        "type", "apiKey",
                        "in", "cookie",
                        "name", "q_session",
                        "description",
                                "The portal's login. Unsafe methods also need a same-origin Origin and X-Merit-Request: 1."));
        return schemes;
    }

    static List<Map<String, List<String>>> eitherOne() {
        return List.of(Map.of(BEARER, List.of()), Map.of(SESSION, List.of()));
    }
}
