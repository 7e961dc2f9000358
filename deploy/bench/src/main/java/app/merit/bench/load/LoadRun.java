package app.merit.bench.load;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * One order being carried out, on one event loop. With a rate, latency is counted from the moment a request was due and
 * not from when it could be sent, so that a server that stalls cannot hide it.
 */
final class LoadRun {
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 20;
    private static final int ANSWER_LIMIT_MILLIS = 20_000;

    private final Vertx vertx;
    private final LoadOrder order;
    private final SignedDeals deals;
    private final HttpClient client;
    private final URI url;
    private final Context context;
    private final Tally tally = new Tally();
    private final Promise<LoadResult> done = Promise.promise();
    private final long startNanos = System.nanoTime();
    private final long endNanos;
    private int sent;
    private int open;
    private boolean allSent;
    private volatile boolean stopped;

    LoadRun(Vertx vertx, LoadOrder order) {
        this.vertx = vertx;
        this.order = order;
        this.deals = new SignedDeals(order.secret());
        this.url = URI.create(order.url());
        this.context = vertx.getOrCreateContext();
        this.endNanos = startNanos + order.seconds() * 1_000_000_000L;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(order.connections())
                .setKeepAlive(true)
                .setTcpNoDelay(true)
                .setConnectTimeout(2_000));
        // A connection that breaks is counted by its request; Vert.x would write it to the log besides.
        client.connectionHandler(connection -> connection.exceptionHandler(counted -> {}));
    }

    Future<LoadResult> start() {
        if (order.perSecond() > 0) {
            Thread.ofPlatform().daemon().name("pace").start(this::pace);
        } else {
            context.runOnContext(begin -> {
                for (int i = 0; i < order.connections(); i++) {
                    next();
                }
            });
        }
        return done.future();
    }

    /** No request begins any more. */
    void stop() {
        stopped = true;
    }

    private void pace() {
        long interval = 1_000_000_000L / order.perSecond();
        long due = startNanos;
        while (!stopped && due < endNanos) {
            long wait = due - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            } else {
                long since = due;
                context.runOnContext(now -> send(since, () -> {}));
                due += interval;
            }
        }
        context.runOnContext(last -> {
            allSent = true;
            finishIfQuiet();
        });
    }

    private void next() {
        if (stopped || System.nanoTime() >= endNanos) {
            allSent = true;
            finishIfQuiet();
            return;
        }
        send(System.nanoTime(), this::next);
    }

    private void send(long sinceNanos, Runnable then) {
        int offset = sent++;
        open++;
        long number = order.firstNumber() + offset;
        SignedDeals.SignedDeal deal = deals.deal(number, Instant.now());
        client.request(options(number, deal))
                .compose(request -> answer(request, deal))
                .onComplete(outcome -> {
                    open--;
                    if (outcome.succeeded()) {
                        tally.answered(offset, outcome.result(), System.nanoTime() - sinceNanos);
                        then.run();
                    } else {
                        tally.failed();
                        vertx.setTimer(PAUSE_AFTER_FAILURE_MILLIS, later -> then.run());
                    }
                    finishIfQuiet();
                });
    }

    private RequestOptions options(long number, SignedDeals.SignedDeal deal) {
        String path = order.path().replace("%d", Long.toString(number % order.sources() + 1));
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(url.getHost())
                .setPort(url.getPort())
                .setURI(path)
                .setTimeout(ANSWER_LIMIT_MILLIS)
                .putHeader("Content-Type", "application/cloudevents+json")
                .putHeader("webhook-id", deal.id())
                .putHeader("webhook-timestamp", deal.timestamp())
                .putHeader("webhook-signature", deal.signature());
    }

    private static Future<Integer> answer(HttpClientRequest request, SignedDeals.SignedDeal deal) {
        return request.send(Buffer.buffer(deal.body()))
                .compose(response -> ended(response).map(response.statusCode()));
    }

    private static Future<Void> ended(HttpClientResponse response) {
        return response.end();
    }

    private void finishIfQuiet() {
        if (allSent && open == 0 && !done.future().isComplete()) {
            done.complete(tally.result((System.nanoTime() - startNanos) / 1e9));
            client.close();
        }
    }
}
