package app.merit.ingest.edge;

import app.merit.ingest.domain.Reply;
import app.merit.service.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** The answers of the edge: an empty success as the vendor expects it, or a problem. */
@ApplicationScoped
public class EdgeAnswers {
    private static final Logger LOG = Logger.getLogger(EdgeAnswers.class);
    static final Problem NOT_PROVEN =
            Problem.of(401, "not-proven", "Not proven", "The request does not prove its source.");
    static final Problem WRONG_MEDIA_TYPE = Problem.of(
            415,
            "unsupported-media-type",
            "Unsupported media type",
            "This source sends another media type, and never a compressed body.");
    static final Problem TOO_LARGE =
            Problem.of(413, "too-large", "Too large", "The body is longer than this source may send.");
    static final Problem NOT_ALLOWED =
            Problem.of(405, "method-not-allowed", "Method not allowed", "Webhooks are posted.");

    private static final String ALLOW = "POST, OPTIONS";
    private static final Pattern ORIGIN = Pattern.compile("[A-Za-z0-9.:*_-]{1,253}");
    private static final Pattern RATE = Pattern.compile("[1-9][0-9]{0,8}");
    private static final int RETRY_AFTER_SECONDS = 30;

    private final ObjectMapper json;
    private final EdgeMeters meters;

    EdgeAnswers(ObjectMapper json, EdgeMeters meters) {
        this.json = json;
        this.meters = meters;
    }

    void send(HttpServerRequest request, Answer answer) {
        if (request.response().closed() || request.response().ended()) {
            return;
        }
        switch (answer) {
            case Answer.Kept(var reply) -> reply(request, reply);
            case Answer.Handshake(var reply) -> reply(request, reply);
            case Answer.NotProven _ -> problem(request, NOT_PROVEN);
            case Answer.WrongMediaType() -> problem(request, WRONG_MEDIA_TYPE);
            case Answer.Busy() -> {
                request.response().putHeader("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
                problem(
                        request,
                        Problem.of(503, "not-kept", "Not kept", "The request could not be stored. Send it again."));
            }
        }
    }

    private static void reply(HttpServerRequest request, Reply reply) {
        HttpServerResponse response = request.response().setStatusCode(reply.status());
        if (reply.contentType().isEmpty()) {
            response.end();
        } else {
            response.putHeader("Content-Type", reply.contentType().get()).end(reply.body());
        }
    }

    void tooLarge(HttpServerRequest request, String source) {
        meters.refused(source, "too-large");
        request.response().putHeader("Connection", "close");
        problem(request, TOO_LARGE);
    }

    void tooSlow(HttpServerRequest request) {
        request.response().putHeader("Connection", "close");
        problem(request, Problem.of(408, "too-slow", "Too slow", "The body did not arrive in time."));
    }

    void notFound(HttpServerRequest request) {
        problem(request, Problem.notFound("A webhook is posted to /webhooks/{source} or /webhooks/{source}/{secret}."));
    }

    void notAllowed(HttpServerRequest request) {
        request.response().putHeader("Allow", ALLOW);
        problem(request, NOT_ALLOWED);
    }

    /**
     * The web-hook handshake of CloudEvents. The same for every name, known or not; the callback address that a sender
     * may offer is never called.
     */
    void handshake(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        handshakeHeaders(
                        Optional.ofNullable(request.getHeader("webhook-request-origin")),
                        Optional.ofNullable(request.getHeader("webhook-request-rate")))
                .forEach(response::putHeader);
        response.setStatusCode(200).end();
    }

    static Map<String, String> handshakeHeaders(Optional<String> origin, Optional<String> rate) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Allow", ALLOW);
        origin.filter(name -> ORIGIN.matcher(name).matches()).ifPresent(name -> {
            headers.put("WebHook-Allowed-Origin", name);
            headers.put(
                    "WebHook-Allowed-Rate",
                    rate.filter(stated -> RATE.matcher(stated).matches()).orElse("*"));
        });
        return headers;
    }

    void log(RuntimeException failure) {
        LOG.error("A webhook could not be handled", failure);
    }

    private void problem(HttpServerRequest request, Problem problem) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        try {
            response.setStatusCode(problem.status())
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .end(json.writeValueAsString(problem));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
