package app.merit.motivation.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error answer is a problem, none shows a stack trace. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response refusal(Problem.Refusal refusal) {
        return refusal.problem().response();
    }

    @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
    Response unauthenticated(SecurityException failure) {
        var problem = Problem.of(401, "unauthenticated", "Not logged in", "Send a valid bearer token.");
        return Response.fromResponse(problem.response())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException failure) {
        return Problem.of(403, "forbidden", "Not allowed", "Your roles do not allow this.")
                .response();
    }

    @ServerExceptionMapper
    Response violated(ConstraintViolationException failure) {
        var errors = failure.getConstraintViolations().stream()
                .map(ProblemMappers::error)
                .sorted(Comparator.comparing(Problem.FieldError::field))
                .toList();
        return Problem.invalid(errors).response();
    }

    @ServerExceptionMapper
    Response malformed(JsonProcessingException failure) {
        if (failure instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            return Problem.invalid(List.of(new Problem.FieldError(place(mapping), "has the wrong form", "")))
                    .response();
        }
        return Problem.of(400, "malformed-json", "Malformed JSON", "The body is not valid JSON.")
                .response();
    }

    @ServerExceptionMapper
    Response http(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        return switch (status) {
            case 404 -> Problem.notFound().response();
            case 405 ->
                Problem.of(405, "method-not-allowed", "Method not allowed", "This address has no such method.")
                        .response();
            case 406 ->
                Problem.of(406, "not-acceptable", "Not acceptable", "This address does not answer in that media type.")
                        .response();
            case 415 ->
                Problem.of(415, "unsupported-media-type", "Unsupported media type", "Send application/json.")
                        .response();
            default ->
                status >= 500
                        ? unexpected(failure)
                        : Problem.of(status, "bad-request", "Bad request", "The request cannot be served.")
                                .response();
        };
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException failure) {
        LOG.error("Request failed", failure);
        return Problem.of(500, "internal", "Internal error", "The failure is logged; try again later.")
                .response();
    }

    private static String place(JsonMappingException failure) {
        var path = new StringBuilder();
        for (var step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static Problem.FieldError error(ConstraintViolation<?> violation) {
        String name = "";
        for (var node : violation.getPropertyPath()) {
            name = node.getName();
        }
        return new Problem.FieldError(name, violation.getMessage(), String.valueOf(violation.getInvalidValue()));
    }
}
