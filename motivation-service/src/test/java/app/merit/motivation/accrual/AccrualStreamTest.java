package app.merit.motivation.accrual;

import static app.merit.motivation.World.MONTH;
import static app.merit.motivation.World.works;
import static app.merit.motivation.World.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.merit.embedded.TestTokens;
import app.merit.motivation.RunningService;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RunningService
class AccrualStreamTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TestHTTPResource("/api/motivation/stream")
    URI stream;

    @BeforeEach
    void company() {
        world().founded();
    }

    /** The lines of an open stream. */
    private record Open(List<String> lines, CompletableFuture<HttpResponse<Void>> end) {}

    private Open open(String employee, Instant until) {
        var lines = new CopyOnWriteArrayList<String>();
        var token = TestTokens.tokenUntil(until, "merit-motivation", employee, "employee");
        var request = HttpRequest.newBuilder(URI.create(stream + "?period=" + MONTH))
                .header("Authorization", "Bearer " + token)
                .build();
        var end = HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.fromLineSubscriber(new Collecting(lines)));
        return new Open(lines, end);
    }

    private record Collecting(List<String> lines) implements Flow.Subscriber<String> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            lines.add(line);
        }

        @Override
        public void onError(Throwable failure) {
            lines.add("failed: " + failure);
        }

        @Override
        public void onComplete() {
            lines.add("end");
        }
    }

    @Test
    void tellsOfOwnChangesWithoutAmountsAndOfNobodyElses() {
        world().employee("sofia", works("north", "sales-rep", false, "2020-01-01", null));
        world().employee("sven", works("north", "sales-rep", false, "2020-01-01", null));
        var own = open("sofia", Instant.now().plusSeconds(120));
        await().atMost(SOON).until(() -> own.lines().contains("event:heartbeat"));

        world().credit("revenue", "st1", "sven", 2, "1000");
        world().credit("revenue", "st2", "sofia", 2, "77777");

        await().atMost(SOON).until(() -> own.lines().stream().anyMatch(l -> l.contains("\"employee\":\"sofia\"")));
        assertThat(own.lines()).noneMatch(l -> l.contains("sven"));
        assertThat(own.lines().stream().filter(l -> l.contains("sofia")))
                .allMatch(l -> !l.contains("amount") && !l.contains("2333.31") && !l.contains("hash"));
        own.end().cancel(true);
    }

    @Test
    void endsWithTheToken() {
        var open = open("anna", Instant.now().plusSeconds(10));

        await().atMost(SOON).until(() -> open.lines().contains("end"));
        assertThat(open.lines()).contains("event:expired");
    }
}
