package app.merit.gateway.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one HTTP client towards the services. */
@Singleton
class UpstreamClient {
    @Produces
    @Singleton
    HttpClient client(Vertx vertx, ProxyConfig config) {
        return vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                .setMaxPoolSize(config.connections())
                .setMaxWaitQueueSize(config.waiting())
                .setKeepAlive(true)
                .setTcpNoDelay(true));
    }
}
