package app.merit.ingest.read.call;

import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.read.ReadConfig;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.vertx.core.http.HttpClientRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends one call over the MicroProfile REST client, with an eye on its address, its time and the length of its answer. The
 * address is checked by its form, then by what its name resolves to, then once more by where the connection really leads,
 * before a byte of the request is sent: a name that changes its mind in between gains nothing.
 */
@ApplicationScoped
public class SendCall {
    private static final Logger LOG = Logger.getLogger(SendCall.class);
    private static final String AGENT = "Merit";

    private final ReadConfig config;
    private final CrmHttp publicOnly;
    private final CrmHttp privateToo;

    /** What came of a call. */
    sealed interface Sent {
        record Answered(ApiResponse response) implements Sent {}

        /** Nothing that an adapter could understand. @param why Later or Refused */
        record Failed(Reading why) implements Sent {}
    }

    public SendCall(ReadConfig config) {
        this.config = config;
        this.publicOnly = builder(config)
                .httpClientRequestCustomizer(SendCall::refusePrivate)
                .build(CrmHttp.class);
        this.privateToo = builder(config).build(CrmHttp.class);
    }

    private static QuarkusRestClientBuilder builder(ReadConfig config) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create("https://no-base.invalid"))
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .disableDefaultMapper(true)
                .userAgent(AGENT)
                .register(new HeaderPacking());
    }

    private static void refusePrivate(HttpClientRequest request) {
        String host = request.connection().remoteAddress().hostAddress();
        try {
            if (host == null || !PublicAddress.is(InetAddress.getByName(host))) {
                // What is thrown here nobody would catch, and the caller would wait for ever.
                request.reset(0, new PrivatePeer());
            }
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("An address needs no look-up", impossible);
        }
    }

    /** The connection leads to a private address, whatever its name said before. */
    static final class PrivatePeer extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** @param login headers of the login */
    Sent send(SourceSettings source, RecordApi api, ApiCall call, Map<String, String> login) {
        Optional<URI> url = url(source, api, call);
        if (url.isEmpty()) {
            return refused("address-malformed");
        }
        Optional<String> fault = isWhole(call)
                ? Addresses.faultOfWhole(url.get(), source, api)
                : Addresses.fault(url.get(), source, api);
        if (fault.isPresent()) {
            return refused(fault.get());
        }
        boolean allowPrivate = Addresses.allowPrivate(source);
        Optional<String> place = Addresses.faultOfPlace(url.get(), allowPrivate);
        if (place.isPresent()) {
            return place.get().equals("address-unknown") ? later(place.get()) : refused(place.get());
        }
        return exchange(allowPrivate, source, url.get(), call, headers(call, login));
    }

    private static boolean isWhole(ApiCall call) {
        return call.path().startsWith("https://") || call.path().startsWith("http://");
    }

    private static Optional<URI> url(SourceSettings source, RecordApi api, ApiCall call) {
        String base = isWhole(call) ? "" : api.baseUrl(source).orElse("").replaceFirst("/+$", "");
        try {
            return Optional.of(URI.create(base + call.path()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Map<String, String> headers(ApiCall call, Map<String, String> login) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        headers.putAll(call.headers());
        headers.putAll(login);
        return headers;
    }

    /** After the address was checked; where the connection leads is checked here. */
    Sent exchange(boolean allowPrivate, SourceSettings source, URI url, ApiCall call, Map<String, String> headers) {
        CrmHttp http = allowPrivate ? privateToo : publicOnly;
        String packed = HeaderPacking.pack(headers);
        try (Response response = call(http, url, call, packed)) {
            return answered(response);
        } catch (IOException | RuntimeException failure) {
            // The client passes on what Netty and Vert.x throw, as it is. Neither address nor message are logged: both
            // can
            // hold the login.
            LOG.debugf(
                    "A call to %s failed: %s",
                    source.name(), rootOf(failure).getClass().getName());
            return rootOf(failure) instanceof PrivatePeer ? refused("address-private") : later("unreachable");
        }
    }

    private static Response call(CrmHttp http, URI url, ApiCall call, String headers) {
        if (call.method().equals("GET")) {
            return http.get(url, headers);
        }
        String text = call.body().map(ApiCall.Body::text).orElse("");
        boolean form = call.body()
                .filter(body -> body.contentType().startsWith(MediaType.APPLICATION_FORM_URLENCODED))
                .isPresent();
        return form ? http.postForm(url, headers, text) : http.postJson(url, headers, text);
    }

    private Sent answered(Response response) throws IOException {
        int status = response.getStatus();
        if (status >= 300 && status < 400) {
            return refused("redirected");
        }
        byte[] body = new byte[0];
        if (response.hasEntity()) {
            try (InputStream stream = response.readEntity(InputStream.class)) {
                body = stream.readNBytes(config.longestAnswer() + 1);
            }
        }
        if (body.length > config.longestAnswer()) {
            return refused("answer-too-long");
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        response.getStringHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
        return new Sent.Answered(new ApiResponse(status, new Headers(headers), body));
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static Sent later(String reason) {
        return new Sent.Failed(new Reading.Later(Optional.empty(), reason));
    }

    private static Sent refused(String reason) {
        return new Sent.Failed(new Reading.Refused(reason, "The call was not made or not answered: " + reason));
    }
}
