package app.merit.ingest.edge;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Reads a body up to a limit, within a time and within what all bodies together may take. What is over the limit is read on
 * for a while, so that a sender that writes first and reads later still gets its answer; up to twice the limit it is also
 * kept, because only with it a signature can tell whether a proven sender lost something.
 */
final class BodyReader {
    static final long MAX_MILLIS = 15_000;
    private static final int DRAIN_BYTES = 4 * 1024 * 1024;

    /** What came of reading. */
    sealed interface Outcome {
        record Whole(byte[] body) implements Outcome {}

        /** @param body all of it, if it was short enough to be kept */
        record TooLarge(Optional<byte[]> body) implements Outcome {}

        record TooSlow() implements Outcome {}

        /** All bodies together take too much memory. */
        record Crowded() implements Outcome {}
    }

    private final int limit;
    private final int keptLimit;
    private final BodyBudget budget;
    private final BiConsumer<Outcome, Runnable> then;
    private Buffer read = Buffer.buffer();
    private long seen;
    private long taken;
    private boolean over;

    private BodyReader(int limit, BodyBudget budget, BiConsumer<Outcome, Runnable> then) {
        this.limit = limit;
        this.keptLimit = limit + Math.min(limit, DRAIN_BYTES);
        this.budget = budget;
        this.then = then;
    }

    /**
     * Calls back once, on the request's event loop; not at all if the sender goes away.
     *
     * @param then is handed the outcome, and what gives back to the budget once the body is no longer needed
     */
    static void read(
            Vertx vertx, HttpServerRequest request, int limit, BodyBudget budget, BiConsumer<Outcome, Runnable> then) {
        new BodyReader(limit, budget, then).read(vertx, request);
    }

    private void read(Vertx vertx, HttpServerRequest request) {
        if (declaredLength(request) > (long) limit + DRAIN_BYTES) {
            finish(new Outcome.TooLarge(Optional.empty()));
            return;
        }
        long timer = vertx.setTimer(MAX_MILLIS, _ -> finish(new Outcome.TooSlow()));
        request.exceptionHandler(_ -> {
            vertx.cancelTimer(timer);
            over = true;
            giveBack();
        });
        request.handler(this::take);
        request.endHandler(_ -> {
            vertx.cancelTimer(timer);
            finish(seen > limit ? tooLarge() : new Outcome.Whole(read.getBytes()));
        });
        if ("100-continue".equalsIgnoreCase(request.getHeader("expect")) && declaredLength(request) <= limit) {
            request.response().writeContinue();
        }
    }

    private void take(Buffer chunk) {
        seen += chunk.length();
        if (over) {
            return;
        }
        if (seen > (long) limit + DRAIN_BYTES) {
            finish(new Outcome.TooLarge(Optional.empty()));
        } else if (seen > keptLimit) {
            read = Buffer.buffer();
            giveBack();
        } else if (budget.take(chunk.length())) {
            taken += chunk.length();
            read.appendBuffer(chunk);
        } else {
            finish(new Outcome.Crowded());
        }
    }

    private Outcome tooLarge() {
        return new Outcome.TooLarge(seen > keptLimit ? Optional.empty() : Optional.of(read.getBytes()));
    }

    private void finish(Outcome outcome) {
        if (!over) {
            over = true;
            then.accept(outcome, this::giveBack);
        }
    }

    private synchronized void giveBack() {
        budget.giveBack(taken);
        taken = 0;
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
