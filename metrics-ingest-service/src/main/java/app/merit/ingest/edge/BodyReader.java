package app.merit.ingest.edge;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/**
 * Reads a body up to a limit and within a time. What is over the limit is thrown away as it comes, so that a sender that
 * writes first and reads later still gets its answer; after {@link #DRAIN_BYTES} more it is not listened to any longer.
 */
final class BodyReader {
    static final long MAX_MILLIS = 15_000;
    private static final int DRAIN_BYTES = 4 * 1024 * 1024;

    /** What came of reading. */
    sealed interface Outcome {
        record Whole(byte[] body) implements Outcome {}

        record TooLarge() implements Outcome {}

        record TooSlow() implements Outcome {}
    }

    private final Buffer read = Buffer.buffer();
    private final int limit;
    private final Consumer<Outcome> then;
    private long seen;
    private boolean over;

    private BodyReader(int limit, Consumer<Outcome> then) {
        this.limit = limit;
        this.then = then;
    }

    /** Calls back once, on the request's event loop; not at all if the sender goes away. */
    static void read(Vertx vertx, HttpServerRequest request, int limit, Consumer<Outcome> then) {
        BodyReader reader = new BodyReader(limit, then);
        if (declaredLength(request) > (long) limit + DRAIN_BYTES) {
            reader.finish(new Outcome.TooLarge());
            return;
        }
        long timer = vertx.setTimer(MAX_MILLIS, _ -> reader.finish(new Outcome.TooSlow()));
        request.exceptionHandler(_ -> {
            vertx.cancelTimer(timer);
            reader.over = true;
        });
        request.handler(reader::take);
        request.endHandler(_ -> {
            vertx.cancelTimer(timer);
            reader.finish(reader.seen > limit ? new Outcome.TooLarge() : new Outcome.Whole(reader.read.getBytes()));
        });
        if ("100-continue".equalsIgnoreCase(request.getHeader("expect")) && declaredLength(request) <= limit) {
            request.response().writeContinue();
        }
    }

    private void take(Buffer chunk) {
        seen += chunk.length();
        if (seen <= limit) {
            read.appendBuffer(chunk);
        } else if (seen > (long) limit + DRAIN_BYTES) {
            finish(new Outcome.TooLarge());
        }
    }

    private void finish(Outcome outcome) {
        if (!over) {
            over = true;
            then.accept(outcome);
        }
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader("content-length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException nonsense) {
            return Long.MAX_VALUE;
        }
    }
}
