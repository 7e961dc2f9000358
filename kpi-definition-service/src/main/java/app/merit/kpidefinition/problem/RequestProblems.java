package app.merit.kpidefinition.problem;

import app.merit.kpidefinition.problem.Problem.FieldError;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import jakarta.validation.ConstraintViolation;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Requests that cannot be understood, told as problem documents. */
class RequestProblems {
    private static final Logger LOG = Logger.getLogger(RequestProblems.class);

    @ServerExceptionMapper
    public Response refused(WebApplicationException refusal) {
        if (refusal.getCause() instanceof JsonProcessingException json) {
            return Problem.invalidRequest(List.of(error(json))).response();
        }
        int status = refusal.getResponse().getStatus();
        if (status == 404) {
            return Problem.notFound().response();
        }
        if (status >= 500) {
            LOG.error("A request failed", refusal);
        }
        String title = Objects.requireNonNullElse(Response.Status.fromStatusCode(status), Response.Status.BAD_REQUEST)
                .getReasonPhrase();
        String slug = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
        return Problem.of(status, slug, title, detail(status)).response();
    }

    /** Quarkus has a mapper of its own for this type, which a more general one would not replace. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException json) {
        return unreadable(json);
    }

    @ServerExceptionMapper
    public Response unreadable(JsonMappingException json) {
        return Problem.invalidRequest(List.of(error(json))).response();
    }

    @ServerExceptionMapper
    public Response misshapen(ResteasyReactiveViolationException violations) {
        return Problem.invalidRequest(violations.getConstraintViolations().stream()
                        .map(RequestProblems::error)
                        .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::rule))
                        .toList())
                .response();
    }

    /** The last resort: the caller learns nothing of the inside, the log all of it. */
    @ServerExceptionMapper
    public Response failed(RuntimeException failure) {
        LOG.error("A request failed", failure);
        return Problem.of(500, "internal", "Internal error", "The request failed; nothing was saved.").response();
    }

    private static String detail(int status) {
        return switch (status) {
            case 405 -> "This address does not know the method.";
            case 406 -> "The answer is JSON.";
            case 413 -> "The body is too large.";
            case 415 -> "The media type of the body is not one that is documented.";
            default -> "The request cannot be answered.";
        };
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        // The first two parts of the path are the method and its parameter.
        String[] parts = violation.getPropertyPath().toString().split("\\.", 3);
        String field = parts.length == 3 ? parts[2] : parts[parts.length - 1];
        Object value = violation.getInvalidValue();
        boolean simple = value instanceof String || value instanceof Number;
        return new FieldError(null, field.replace(".<list element>", ""), violation.getMessage(), simple ? value.toString() : null);
    }

    private static FieldError error(JsonProcessingException json) {
        return switch (json) {
            case UnrecognizedPropertyException unknown ->
                new FieldError(null, path(unknown), "is not a known field", null);
            case InvalidFormatException format ->
                new FieldError(null, path(format), "must be a " + nameOf(format.getTargetType()), Objects.toString(format.getValue(), null));
            case JsonMappingException mapping -> new FieldError(null, path(mapping), "has the wrong JSON type", null);
            default -> new FieldError(null, "", "must be JSON", null);
        };
    }

    private static String nameOf(Class<?> type) {
        return type.equals(LocalDate.class) ? "date (YYYY-MM-DD)" : type.getSimpleName();
    }

    private static String path(JsonMappingException json) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : json.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
