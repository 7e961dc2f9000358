package app.merit.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The three demo CRMs: each call sends one webhook in the wire format of its vendor and returns the answer's status. */
final class Crm {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final RunningMerit merit;

    Crm(RunningMerit merit) {
        this.merit = merit;
    }

    /** An amoCRM lead with an action; 142 is won and 143 is lost in every pipeline. */
    int amoLead(String action, String id, String statusId, String price, String owner, Instant at)
            throws IOException, InterruptedException {
        String time = Long.toString(at.getEpochSecond());
        Map<String, String> lead = new TreeMap<>(Map.of(
                "id", id,
                "status_id", statusId,
                "pipeline_id", "77",
                "price", price,
                "responsible_user_id", owner,
                "created_at", time,
                "updated_at", time,
                "last_modified", time));
        return amo("leads[" + action + "][0]", lead, merit.secret("source.amocrm-main.url-secret"));
    }

    int amoDelete(String id) throws IOException, InterruptedException {
        return amo("leads[delete][0]", Map.of("id", id), merit.secret("source.amocrm-main.url-secret"));
    }

    int amoWithWrongSecret() throws IOException, InterruptedException {
        return amo("leads[add][0]", Map.of("id", "1"), "not-the-secret");
    }

    private int amo(String path, Map<String, String> fields, String secret) throws IOException, InterruptedException {
        Map<String, String> all = new TreeMap<>(Map.of("account[subdomain]", "demo"));
        fields.forEach((name, value) -> all.put(path + "[" + name + "]", value));
        String body = all.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return send(request("/webhooks/amocrm-main/" + secret)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A Pipedrive v2 deal that was created with the status it has. */
    int pipedriveDeal(String id, String status, String value, String owner, Instant at)
            throws IOException, InterruptedException {
        String closed = status.equals("open") ? "null" : "\"" + at + "\"";
        String body = """
                {"data":{"id":%s,"add_time":"%s","update_time":"%s","status":"%s","value":%s,"currency":"EUR","owner_id":%s,
                "stage_id":3,"pipeline_id":1,"won_time":%s,"lost_time":%s,"close_time":%s,"custom_fields":{}},"previous":null,
                "meta":{"action":"create","entity":"deal","entity_id":"%s","id":"%s","company_id":"8000","version":"2.0",
                "timestamp":"%s","attempt":1,"change_source":"app"}}""".formatted(
                        id,
                        at,
                        at,
                        status,
                        value,
                        owner,
                        status.equals("won") ? closed : "null",
                        status.equals("lost") ? closed : "null",
                        closed,
                        id,
                        UUID.randomUUID(),
                        at);
        String login = Base64.getEncoder()
                .encodeToString(merit.secret("source.pipedrive-main.basic").getBytes(StandardCharsets.UTF_8));
        return send(request("/webhooks/pipedrive-main")
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic " + login)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A deal won in a system of the company's own, signed as Standard Webhooks say. */
    int standardWon(String id, String amount, String owner, Instant at) throws IOException, InterruptedException {
        String body = """
                {"specversion":"1.0","type":"merit.deal.v1","source":"/demo/crm","id":"event-%s","time":"%s","datacontenttype":"application/json",
                "data":{"id":"%s","change":"created","occurredAt":"%s","fields":{"status":"won","owner":"%s","amount":"%s","currency":"EUR","wonAt":"%s"}}}""".formatted(id, at, id, at, owner, amount, at);
        String messageId = "msg_" + id;
        String time = Long.toString(Instant.now().getEpochSecond());
        return send(request("/webhooks/standard-main")
                .header("Content-Type", "application/cloudevents+json")
                .header("webhook-id", messageId)
                .header("webhook-timestamp", time)
                .header("webhook-signature", "v1," + signature(messageId + "." + time + "." + body))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String signature(String signed) throws IOException {
        byte[] key = Base64.getDecoder()
                .decode(merit.secret("source.standard-main.key").replaceFirst("^whsec_", ""));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(merit.url() + path)).timeout(Duration.ofSeconds(10));
    }

    private static int send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
