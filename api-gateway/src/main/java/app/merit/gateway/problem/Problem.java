package app.merit.gateway.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * An RFC 9457 problem.
 *
 * @param slug last part of the stable {@code type}
 * @param status HTTP status
 * @param detail what the caller can do about it; never anything from inside
 */
public record Problem(String slug, String title, int status, String detail) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPE_PREFIX = "https://merit.example/problems/";

    public static Problem badRequest(String slug, String detail) {
        return new Problem(slug, "The request is malformed", 400, detail);
    }

    public static Problem unauthorized() {
        return new Problem(
                "login-required", "Login required", 401, "Send a valid bearer token, or log in through the portal.");
    }

    public static Problem forbidden(String slug, String detail) {
        return new Problem(slug, "The request is refused", 403, detail);
    }

    public static Problem notFound() {
        return new Problem("not-found", "Not found", 404, "There is nothing at this path.");
    }

    public static Problem methodNotAllowed(String method) {
        return new Problem(
                "method-not-allowed", "Method not allowed", 405, "Method " + method + " is not served here.");
    }

    public static Problem payloadTooLarge(long limitBytes) {
        return new Problem(
                "payload-too-large",
                "The body is too large",
                413,
                "The body may have at most " + limitBytes + " bytes.");
    }

    public static Problem tooManyRequests() {
        return new Problem(
                "too-many-requests",
                "Too many requests",
                429,
                "Wait as many seconds as Retry-After says, then repeat.");
    }

    public static Problem internal() {
        return new Problem("internal", "Something went wrong here", 500, "The failure is logged. Try again later.");
    }

    public static Problem badGateway() {
        return new Problem("bad-gateway", "The service answered badly", 502, "The service broke off. Try again later.");
    }

    public static Problem unavailable() {
        return new Problem(
                "service-unavailable",
                "The service is not available",
                503,
                "The service is down or busy. Try again soon.");
    }

    public static Problem loginUnavailable() {
        return new Problem(
                "login-unavailable",
                "Login is not available",
                503,
                "The identity provider does not answer. Try again soon.");
    }

    public static Problem timeout() {
        return new Problem(
                "timeout", "The service took too long", 504, "The service did not answer in time. Try again.");
    }

    /** The wire form. */
    public String json() {
        return new JsonObject()
                .put("type", TYPE_PREFIX + slug)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .encode();
    }

    /** Answers with this problem unless an answer is already under way. */
    public void send(RoutingContext request) {
        if (request.response().headWritten() || request.response().closed()) {
            return;
        }
        request.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
        request.response().end(json());
    }
}
