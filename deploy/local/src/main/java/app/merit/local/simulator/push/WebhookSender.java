package app.merit.local.simulator.push;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Sends webhooks to the gateway and waits when it says so, as CRMs do. */
public final class WebhookSender {
    private static final int TRIES = 30;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final String gateway;
    private final HttpClient client;

    public WebhookSender(String gateway) {
        this.gateway = gateway;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /**
     * Sends until it is accepted.
     *
     * @return the last status; 2xx unless the gateway refused it
     * @throws IOException if the gateway does not answer
     */
    public int send(WebhookRequest webhook) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + webhook.path()))
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofByteArray(webhook.body()));
        webhook.headers().forEach(request::header);
        int status = 0;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            HttpResponse<Void> answer = client.send(request.build(), HttpResponse.BodyHandlers.discarding());
            status = answer.statusCode();
            if (status != TOO_MANY && status != UNAVAILABLE) {
                return status;
            }
            long pause = answer.headers().firstValueAsLong("Retry-After").orElse(1);
            TimeUnit.SECONDS.sleep(Math.clamp(pause, 1, 10));
        }
        return status;
    }
}
