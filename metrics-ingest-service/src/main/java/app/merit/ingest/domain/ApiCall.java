package app.merit.ingest.domain;

import java.util.Map;
import java.util.Optional;

/**
 * One request to a CRM's REST API, without the login.
 *
 * @param path with its query, relative to the base address, beginning with {@code /}; escaped already
 * @param headers beside the login
 * @param body with its media type; empty for a GET
 */
public record ApiCall(String method, String path, Map<String, String> headers, Optional<Body> body) {
    /** @param text JSON or a form */
    public record Body(String contentType, String text) {}

    public ApiCall {
        headers = Map.copyOf(headers);
    }

    public static ApiCall get(String path) {
        return new ApiCall("GET", path, Map.of(), Optional.empty());
    }

    public static ApiCall post(String path, String contentType, String text) {
        return new ApiCall("POST", path, Map.of(), Optional.of(new Body(contentType, text)));
    }

    public ApiCall with(String header, String value) {
        var all = new java.util.HashMap<>(headers);
        all.put(header, value);
        return new ApiCall(method, path, all, body);
    }
}
