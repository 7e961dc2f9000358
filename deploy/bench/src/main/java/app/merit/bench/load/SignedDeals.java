package app.merit.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.merit.local.simulator.push.Hmac;
import java.time.Instant;
import java.util.Base64;

/** Won deals as CloudEvents of exactly 1 KiB, each signed as Standard Webhooks say. */
public final class SignedDeals {
    public static final int BODY_BYTES = 1024;
    private static final String PREFIX = "whsec_";
    private static final String HEAD = """
            {"specversion":"1.0","type":"merit.deal.v1","source":"/merit-bench","datacontenttype":"application/json",\
            "id":"%1$s","time":"%2$s","data":{"id":"%1$s","change":"created","snapshot":"full","occurredAt":"%2$s",\
            "fields":{"owner":"bench-%3$d","status":"won","stage":"won","pipeline":"sales","amount":"%4$d.50",\
            "currency":"EUR","createdAt":"%2$s","wonAt":"%2$s","closedAt":"%2$s",\
            "custom":{"note":{"type":"text","value":\"""";
    private static final String TAIL = "\"}}}}}";
    private static final byte[] PADDING = "x".repeat(BODY_BYTES).getBytes(UTF_8);

    private final byte[] key;

    /** One request. */
    public record SignedDeal(String id, String timestamp, String signature, byte[] body) {}

    public SignedDeals(String secret) {
        this.key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    }

    /** The webhook id of a number, by which it is found again. */
    public static String id(long number) {
        return "bench-" + number;
    }

    public SignedDeal deal(long number, Instant now) {
        String id = id(number);
        byte[] body = body(id, number, now);
        String timestamp = Long.toString(now.getEpochSecond());
        byte[] mac = Hmac.sha256(key, (id + "." + timestamp + ".").getBytes(UTF_8), body);
        return new SignedDeal(id, timestamp, "v1," + Base64.getEncoder().encodeToString(mac), body);
    }

    private static byte[] body(String id, long number, Instant now) {
        String time = now.toString();
        byte[] head = HEAD.replace("%1$s", id)
                .replace("%2$s", time)
                .replace("%3$d", Long.toString(number % 50))
                .replace("%4$d", Long.toString(1000 + number % 9000))
                .getBytes(UTF_8);
        byte[] tail = TAIL.getBytes(UTF_8);
        byte[] body = new byte[BODY_BYTES];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(PADDING, 0, body, head.length, BODY_BYTES - head.length - tail.length);
        System.arraycopy(tail, 0, body, BODY_BYTES - tail.length, tail.length);
        return body;
    }
}
