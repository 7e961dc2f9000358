package app.merit.motivation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * An RFC 9457 problem.
 *
 * @param type stable address of the kind of problem
 * @param detail what the caller can do about it
 * @param errors the fields at fault; absent if none is
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, List<FieldError> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String BASE = "https://merit.example/problems/";

    /** One field that breaks one rule. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record FieldError(String field, String rule, String value) {}

    public static Problem of(int status, String slug, String title, String detail) {
        return new Problem(BASE + slug, title, status, detail, List.of());
    }

    /** 400: the request has the wrong shape. */
    public static Problem invalid(List<FieldError> errors) {
        return refused(400, "invalid-request", "Invalid request", errors);
    }

    public static Problem refused(int status, String slug, String title, List<FieldError> errors) {
        var first = errors.getFirst();
        var more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
        return new Problem(BASE + slug, title, status, first.field() + ": " + first.rule() + more, errors);
    }

    /** 404: the same for what does not exist and for what the caller may not see. */
    public static Problem notFound() {
        return of(404, "not-found", "Not found", "There is nothing here, or you may not see it.");
    }

    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }

    public Refusal asException() {
        return new Refusal(this);
    }

    /** Carries a problem from edge code to the mapper that answers it. */
    public static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        Refusal(Problem problem) {
            super(problem.detail(), null, false, false);
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }
}
