package app.merit.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/**
 * An RFC 9457 problem: what went wrong, in words the caller can act on.
 *
 * @param type stable identifier of the kind of problem
 * @param errors the fields at fault, each with the rule and the value; empty if no field is
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(URI type, String title, int status, String detail, List<FieldError> errors) {
    /** Media type of every error answer. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String BASE = "https://merit.example/problems/";

    /** One field that breaks one rule; `value` is what was sent, left out if it is a secret or nothing. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record FieldError(String field, String rule, String value) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    public static Problem of(int status, String slug, String title, String detail) {
        return new Problem(URI.create(BASE + slug), title, status, detail, List.of());
    }

    /** 400: one field breaks one rule. */
    public static Problem invalid(String field, String rule, String value) {
        var error = new FieldError(field, rule, value);
        return new Problem(
                URI.create(BASE + "invalid-request"), "Invalid request", 400, field + ": " + rule, List.of(error));
    }

    /** 404: the same answer for what does not exist and for what the caller may not see. */
    public static Problem notFound(String detail) {
        return of(404, "not-found", "Not found", detail);
    }

    public ProblemException asException() {
        return new ProblemException(this);
    }

    public Response asResponse() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }
}
