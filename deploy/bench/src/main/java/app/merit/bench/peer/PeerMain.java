package app.merit.bench.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * As little as can be done for a webhook: a bare Vert.x server that verifies the signature over the body, produces the
 * body to Kafka with the settings of the webhook edge, and answers 204 once Kafka has it. Knows one secret, keeps no
 * headers, blanks nothing, counts nothing.
 */
public final class PeerMain {
    private static final long TOLERANCE_SECONDS = 300;
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final String ALGORITHM = "HmacSHA256";

    private final KafkaProducer<String, byte[]> producer;
    private final String topic;
    private final SecretKeySpec key;

    private PeerMain(String bootstrapServers, String topic, String secret) {
        this.topic = topic;
        this.key = new SecretKeySpec(Base64.getDecoder().decode(secret.replaceFirst("^whsec_", "")), ALGORITHM);
        this.producer = new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                500,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                1_100,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                1_200,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                64L * 1024 * 1024));
    }

    /** Arguments: port, bootstrap servers, topic, secret. Ends when its input does. */
    public static void main(String[] args) throws IOException {
        PeerMain peer = new PeerMain(args[1], args[2], args[3]);
        peer.awaitTopic();
        Vertx vertx = Vertx.vertx();
        // One server on each core, as Quarkus has it.
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            vertx.deployVerticle(new io.vertx.core.AbstractVerticle() {
                @Override
                public void start() {
                    vertx.createHttpServer()
                            .requestHandler(request -> peer.handle(request, context))
                            .listen(Integer.parseInt(args[0]), "127.0.0.1");
                }
            });
        }
        while (System.in.read() >= 0) {
            // Nothing is written to it; only its end matters.
        }
        Runtime.getRuntime().halt(0);
    }

    /** So that no request waits for it; a busy machine needs more than one try. */
    private void awaitTopic() {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try {
                producer.partitionsFor(topic);
                return;
            } catch (TimeoutException notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
            }
        }
    }

    private void handle(HttpServerRequest request, Context context) {
        request.body().onSuccess(body -> {
            if (!proven(request, body)) {
                request.response().setStatusCode(401).end();
                return;
            }
            producer.send(
                    new ProducerRecord<>(topic, request.getHeader("webhook-id"), body.getBytes()),
                    (kept, failure) -> context.runOnContext(answer -> request.response()
                            .setStatusCode(failure == null ? 204 : 503)
                            .end()));
        });
    }

    private boolean proven(HttpServerRequest request, Buffer body) {
        String id = request.getHeader("webhook-id");
        String timestamp = request.getHeader("webhook-timestamp");
        String signature = request.getHeader("webhook-signature");
        if (id == null || timestamp == null || signature == null || !timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        long age = Math.abs(System.currentTimeMillis() / 1000 - Long.parseLong(timestamp));
        byte[] expected = ("v1," + Base64.getEncoder().encodeToString(mac(id, timestamp, body))).getBytes(UTF_8);
        return age <= TOLERANCE_SECONDS && MessageDigest.isEqual(expected, signature.getBytes(UTF_8));
    }

    private byte[] mac(String id, String timestamp, Buffer body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(UTF_8));
            return mac.doFinal(body.getBytes());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has HMAC-SHA256", impossible);
        }
    }
}
