package app.merit.ingest.edge;

import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Request;
import app.merit.ingest.format.FormBody;
import app.merit.ingest.format.FormNode;
import app.merit.ingest.format.Parsed;
import app.merit.service.Role;
import app.merit.service.Roles;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /webhooks/{source}[/{secret}][?key=]}. A filter ahead of authentication, so that a vendor's Basic or Bearer header
 * is never mistaken for a login.
 */
@ApplicationScoped
public class WebhookRoute {
    private static final String PREFIX = "/webhooks/";
    private static final int BEFORE_AUTHENTICATION = 350;

    private final Vertx vertx;
    private final AcceptWebhook acceptWebhook;
    private final EdgeAnswers answers;

    WebhookRoute(Vertx vertx, AcceptWebhook acceptWebhook, EdgeAnswers answers) {
        this.vertx = vertx;
        this.acceptWebhook = acceptWebhook;
        this.answers = answers;
    }

    void register(@Observes Filters filters, Roles roles) {
        if (roles.runs(Role.INGEST)) {
            filters.register(this::handle, BEFORE_AUTHENTICATION);
        }
    }

    void handle(RoutingContext routing) {
        if (routing.request().path() == null || !routing.request().path().startsWith(PREFIX)) {
            routing.next();
            return;
        }
        handle(routing.request());
    }

    void handle(HttpServerRequest request) {
        String[] segments = request.path().substring(PREFIX.length()).split("/", -1);
        if (segments.length > 2 || segments[0].isEmpty()) {
            answers.notFound(request);
        } else if (HttpMethod.OPTIONS.equals(request.method())) {
            answers.handshake(request);
        } else if (!HttpMethod.POST.equals(request.method())) {
            answers.notAllowed(request);
        } else {
            read(request, segments);
        }
    }

    private void read(HttpServerRequest request, String[] segments) {
        Context context = vertx.getOrCreateContext();
        BodyReader.read(vertx, request, acceptWebhook.maxBodyBytes(segments[0]), outcome -> {
            switch (outcome) {
                case BodyReader.Outcome.TooLarge() -> answers.tooLarge(request, segments[0]);
                case BodyReader.Outcome.TooSlow() -> answers.tooSlow(request);
                case BodyReader.Outcome.Whole(var body) ->
                    // Keeping waits for Kafka: never on the event loop.
                    Thread.ofVirtual().name("webhook").start(() -> {
                        Answer answer = answerOf(arrival(request, segments, body));
                        context.runOnContext(_ -> answers.send(request, answer));
                    });
            }
        });
    }

    /** Whatever breaks on our side, the sender is asked to come again and never told that all is well. */
    private Answer answerOf(Arrival arrival) {
        try {
            return acceptWebhook.accept(arrival);
        } catch (RuntimeException failure) {
            answers.log(failure);
            return new Answer.Busy();
        }
    }

    private static Arrival arrival(HttpServerRequest request, String[] segments, byte[] body) {
        String query = request.query() == null ? "" : request.query();
        boolean secretInPath = segments.length == 2 && !segments[1].isEmpty();
        List<String> urlSecrets = new ArrayList<>();
        if (secretInPath) {
            urlSecrets.add(FormBody.decodeEscapes(segments[1]));
        }
        Map<String, String> parameters = parameters(query);
        Optional.ofNullable(parameters.get("key")).filter(key -> !key.isBlank()).ifPresent(urlSecrets::add);
        Request read =
                new Request(request.method().name(), request.uri(), urlSecrets, parameters, headers(request), body);
        return new Arrival(segments[0], secretInPath, query, read);
    }

    /** Nested names of a form are of no interest here: a vendor's query is flat. */
    static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (FormBody.parse(query.getBytes(StandardCharsets.UTF_8)) instanceof Parsed.Ok<FormNode>(var form)) {
            form.children().forEach((name, node) -> node.scalar().ifPresent(value -> parameters.put(name, value)));
        }
        return parameters;
    }

    private static Headers headers(HttpServerRequest request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.headers()
                .forEach((name, value) ->
                        headers.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
        return new Headers(headers);
    }
}
