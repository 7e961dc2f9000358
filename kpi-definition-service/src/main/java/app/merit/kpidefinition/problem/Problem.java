package app.merit.kpidefinition.problem;

import app.merit.kpidefinition.shared.domain.Violation;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as RFC 9457 writes it.
 *
 * @param type stable address of the kind of problem
 * @param errors what is wrong, one by one; absent if the detail says it all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable List<FieldError> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String BASE = "https://merit.example/problems/";

    /**
     * One thing that is wrong.
     *
     * @param row line of a CSV file, counted from 1 with the header; absent elsewhere
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldError(
            @Nullable Integer row,
            String field,
            String rule,
            @Nullable String value) {
        public static FieldError of(Violation violation) {
            return new FieldError(null, violation.field(), violation.rule(), shortened(violation.value()));
        }

        private static @Nullable String shortened(@Nullable String value) {
            return value == null || value.length() <= 200 ? value : value.substring(0, 200) + "...";
        }
    }

    public static Problem of(int status, String slug, String title, String detail) {
        return new Problem(BASE + slug, title, status, detail, null);
    }

    public static Problem notFound() {
        return of(404, "not-found", "Not found", "There is nothing here that you may see.");
    }

    public static Problem invalidRequest(List<FieldError> errors) {
        return new Problem(
                BASE + "invalid-request",
                "Invalid request",
                400,
                "The request does not have the shape that is documented.",
                errors);
    }

    public static Problem rulesBroken(List<FieldError> errors) {
        return new Problem(
                BASE + "rules-broken",
                "Rules broken",
                422,
                "Nothing was saved; the errors say which rules are broken.",
                errors);
    }

    public static Problem outdated(int revision) {
        return of(412, "outdated", "Outdated", "The document is at revision " + revision + "; read it again.");
    }

    public Response response() {
        Response.ResponseBuilder response =
                Response.status(status).type(MediaType.valueOf(MEDIA_TYPE)).entity(this);
        if (status == 401) {
            response.header("WWW-Authenticate", "Bearer");
        }
        return response.build();
    }
}
