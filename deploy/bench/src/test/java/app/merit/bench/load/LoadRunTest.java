package app.merit.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadRunTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aClosedLoopCountsEachAnswerByItsStatusAndKnowsWhichWereAccepted() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        int port = serve(server -> server.requestHandler(request -> request.response()
                .setStatusCode(asked.incrementAndGet() % 4 == 0 ? 503 : 204)
                .end()));

        LoadResult result = carryOut(order(port, 1, 0));

        assertThat(result.statuses()).containsOnlyKeys(204, 503);
        assertThat(result.failures()).isZero();
        assertThat(result.acceptedCount() + result.notAccepted()).isEqualTo(asked.get());
        assertThat(result.acceptedNumbers().cardinality()).isEqualTo((int) result.acceptedCount());
        // One connection sends one after the other, so every fourth of its numbers was turned away.
        assertThat(result.acceptedNumbers().get(2)).isTrue();
        assertThat(result.acceptedNumbers().get(3)).isFalse();
    }

    @Test
    void aStallIsSeenByEveryRequestThatWasDueInIt() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        int port = serve(server -> server.requestHandler(request -> {
            if (asked.incrementAndGet() == 1) {
                vertx.setTimer(500, later -> request.response().end());
            } else {
                request.response().end();
            }
        }));

        // With one connection all that is due in the half second waits behind the first.
        LoadResult result = carryOut(order(port, 1, 100));

        assertThat(result.acceptedCount()).isBetween(95L, 101L);
        assertThat(result.histogram().getCountBetweenValues(100_000, 60_000_000))
                .as("about forty were due while the server stalled and waited 0.1 s or more")
                .isGreaterThan(30);
    }

    @Test
    void noAnswerIsAFailureAndNotTheEnd() throws Exception {
        int port = serve(
                server -> server.requestHandler(request -> request.connection().close()));

        LoadResult result = carryOut(order(port, 2, 0));

        assertThat(result.acceptedCount()).isZero();
        assertThat(result.failures()).isGreaterThan(5);
    }

    private static LoadOrder order(int port, int connections, int perSecond) {
        return new LoadOrder("http://127.0.0.1:" + port, "/webhooks/s-%d", 3, SECRET, 0, connections, perSecond, 1);
    }

    private LoadResult carryOut(LoadOrder order) throws Exception {
        return new LoadRun(vertx, order)
                .start()
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private int serve(java.util.function.UnaryOperator<HttpServer> handler) throws Exception {
        return handler.apply(vertx.createHttpServer())
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
    }
}
