package app.merit.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error answer of this artifact is a problem; none carries a stack trace. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return e.problem().asResponse();
    }

    @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
    Response unauthenticated(SecurityException e) {
        var problem = Problem.of(401, "unauthenticated", "Not logged in", "A valid bearer token is needed.");
        return Response.fromResponse(problem.asResponse())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return Problem.of(403, "forbidden", "Not allowed", "Your roles do not allow this.")
                .asResponse();
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e) {
        var errors = e.getConstraintViolations().stream()
                .map(ProblemMappers::fieldError)
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .toList();
        var detail = errors.stream().map(f -> f.field() + ": " + f.rule()).collect(Collectors.joining("; "));
        var shape = Problem.of(400, "invalid-request", "Invalid request", detail);
        return new Problem(shape.type(), shape.title(), shape.status(), detail, errors).asResponse();
    }

    @ServerExceptionMapper
    Response malformedJson(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return Problem.invalid(path(unknown), "is not a known field", "").asResponse();
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return Problem.invalid(path(mapping), "has the wrong type or form", "")
                    .asResponse();
        }
        return Problem.of(400, "malformed-json", "Malformed JSON", "The body is not the JSON that is expected here.")
                .asResponse();
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return malformedJson(json);
        }
        var status = e.getResponse().getStatus();
        return switch (status) {
            case 404 ->
                Problem.notFound("There is nothing here, or you may not see it.")
                        .asResponse();
            case 405 -> of(status, "method-not-allowed", "Method not allowed");
            case 406 -> of(status, "not-acceptable", "Not acceptable");
            case 413 -> of(status, "too-large", "Too large");
            case 415 -> of(status, "unsupported-media-type", "Unsupported media type");
            default -> status >= 500 ? unexpected(e) : of(status, "bad-request", "Bad request");
        };
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException e) {
        LOG.error("Request failed", e);
        return Problem.of(500, "internal", "Something broke on our side", "The failure is logged; try again later.")
                .asResponse();
    }

    private static Response of(int status, String slug, String title) {
        return Problem.of(status, slug, title, title + ".").asResponse();
    }

    private static String path(JsonMappingException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static Problem.FieldError fieldError(ConstraintViolation<?> violation) {
        var path = violation.getPropertyPath().toString();
        // The first two steps are the Java method and its parameter: the caller knows neither the one nor, for a body,
        // the other.
        var steps = List.of(path.split("\\."));
        var field = steps.size() > 2 ? String.join(".", steps.subList(2, steps.size())) : steps.getLast();
        var value = violation.getInvalidValue();
        return new Problem.FieldError(field, violation.getMessage(), value == null ? "" : value.toString());
    }
}
