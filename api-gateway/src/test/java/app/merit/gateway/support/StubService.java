package app.merit.gateway.support;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Echoes what it got, except at these ends of a path: {@code stream} (events, one at once and one for each
 * {@code push}), {@code silent} (no answer), {@code half} (an answer that breaks off), {@code break} (no answer and the
 * connection closed), {@code upload} (counts while the body comes), {@code seen} (tells of the other ones).
 */
final class StubService implements Handler<HttpServerRequest> {
    private final String name;
    private HttpServerResponse stream;
    private int streamsClosed;
    private int waiting;
    private int callersGone;
    private long uploadedBytes;
    private int requests;

    StubService(String name) {
        this.name = name;
    }

    @Override
    public void handle(HttpServerRequest request) {
        String path = request.path();
        switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "openapi" -> openApi(request);
            case "stream" -> stream(request);
            case "push" -> push(request);
            case "upload" -> upload(request);
            case "seen" -> answer(request, seen());
            case "half" -> half(request);
            case "break" -> request.connection().close();
            case "silent" -> silent(request);
            default -> echo(request);
        }
    }

    private void echo(HttpServerRequest request) {
        requests++;
        JsonObject headers = new JsonObject();
        request.headers()
                .names()
                .forEach(header -> headers.put(
                        header.toLowerCase(), new JsonArray(request.headers().getAll(header))));
        request.body()
                .onSuccess(body -> answer(
                        request,
                        new JsonObject()
                                .put("service", name)
                                .put("method", request.method().name())
                                .put("uri", request.uri())
                                .put("headers", headers)
                                .put("body", body.toString())));
    }

    private void answer(HttpServerRequest request, JsonObject body) {
        request.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Set-Cookie", "evil=1")
                .putHeader("Server", "stub")
                .putHeader("X-Hop", "1")
                .putHeader("Connection", "X-Hop")
                .putHeader("Cache-Control", "public, max-age=600")
                .putHeader("X-Frame-Options", "ALLOWALL")
                .putHeader("ETag", "\"7\"")
                .putHeader("Location", "http://" + request.getHeader("Host") + "/api/made/1")
                .end(body.encode());
    }

    private void stream(HttpServerRequest request) {
        stream = request.response();
        stream.setChunked(true).putHeader("Content-Type", "text/event-stream");
        stream.closeHandler(closed -> streamsClosed++);
        stream.write("event: first\ndata: 1\n\n");
    }

    private void push(HttpServerRequest request) {
        stream.write("event: next\ndata: 2\n\n");
        answer(request, new JsonObject());
    }

    private void upload(HttpServerRequest request) {
        uploadedBytes = 0;
        request.handler(part -> uploadedBytes += part.length());
        request.endHandler(ended -> answer(request, new JsonObject().put("uploadedBytes", uploadedBytes)));
    }

    private void silent(HttpServerRequest request) {
        waiting++;
        request.response().closeHandler(closed -> {
            waiting--;
            callersGone++;
        });
    }

    private static void half(HttpServerRequest request) {
        request.response()
                .setChunked(true)
                .write("half of")
                .onComplete(sent -> request.connection().close());
    }

    private JsonObject seen() {
        return new JsonObject()
                .put("streamsClosed", streamsClosed)
                .put("waiting", waiting)
                .put("callersGone", callersGone)
                .put("uploadedBytes", uploadedBytes)
                .put("requests", requests);
    }

    private void openApi(HttpServerRequest request) {
        String path = name.equals("ingest") ? "/webhooks/{source}" : "/api/" + name + "/example";
        request.response()
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject()
                        .put("openapi", "3.1.0")
                        .put("paths", new JsonObject().put(path, new JsonObject().put("get", new JsonObject())))
                        .encode());
    }
}
