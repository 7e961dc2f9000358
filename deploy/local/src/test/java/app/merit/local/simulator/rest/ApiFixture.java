package app.merit.local.simulator.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.merit.local.simulator.Dialect;
import app.merit.local.simulator.SimulatedCrm;
import app.merit.local.simulator.push.Subscription;
import app.merit.local.simulator.record.CrmSource;
import app.merit.local.simulator.record.CrmUser;
import app.merit.local.simulator.record.Deal;
import app.merit.local.simulator.record.EventFixture;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A simulated account of each kind with a clock that stands still, and calls of its REST API. */
public final class ApiFixture {
    public static final CrmSource SOURCE = new CrmSource("crm-main");
    public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    public static final Map<String, String> BEARER = Map.of("authorization", "Bearer " + SimulatedCrm.ACCESS_TOKEN);
    /** Fits every dialect: hex for Close, {@code user:password} is any text. */
    public static final String SECRET = "fa4e0000fa4e0000fa4e0000fa4e0000";

    private ApiFixture() {}

    public static SimulatedCrm crm(Dialect dialect) {
        return crm(dialect, InstantSource.fixed(NOW));
    }

    public static SimulatedCrm crm(Dialect dialect, InstantSource clock) {
        SimulatedCrm crm = new SimulatedCrm(dialect, subscription(SECRET), clock);
        crm.records().add(List.of(CrmUser.of("31", "Anna Petrova"), CrmUser.of("32", "Boris Ivanov")));
        return crm;
    }

    public static Subscription subscription(String secret) {
        return new Subscription(SOURCE, secret, "https://merit.example.com");
    }

    /** Saves deals 1 to {@code count}, changed a minute apart from {@link EventFixture#CREATED} on. */
    public static void fill(SimulatedCrm crm, int count) {
        for (int number = 1; number <= count; number++) {
            Instant at = EventFixture.CREATED.plusSeconds(60L * number);
            crm.records().save(Deal.opened(SOURCE, number, "31", new BigDecimal("100.50"), at));
        }
    }

    public static RestAnswer get(SimulatedCrm crm, String uri, Map<String, String> headers) {
        return crm.rest().call(request("GET", uri, headers, ""));
    }

    public static RestAnswer post(SimulatedCrm crm, String uri, Map<String, String> headers, String body) {
        return crm.rest().call(request("POST", uri, headers, body));
    }

    /** The body of an answer that has one. */
    public static JsonNode body(RestAnswer answer) {
        return answer.body().orElseThrow();
    }

    static RestRequest request(String method, String uri, Map<String, String> headers, String body) {
        String[] parts = uri.split("\\?", 2);
        return new RestRequest(
                method,
                parts[0],
                parts.length == 2 ? RestRequest.pairs(parts[1]) : Map.of(),
                headers,
                body.getBytes(UTF_8),
                "http://127.0.0.1:1");
    }
}
