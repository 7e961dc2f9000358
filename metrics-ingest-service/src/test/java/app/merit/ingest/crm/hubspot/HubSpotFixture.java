package app.merit.ingest.crm.hubspot;

import app.merit.ingest.crm.Decoding;
import app.merit.ingest.domain.ApiSettings;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.SourceSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Events and settings as HubSpot has them; all secrets are fakes. */
final class HubSpotFixture {
    static final HubSpotAdapter HUBSPOT = new HubSpotAdapter();
    static final RecordApi API = HUBSPOT.records().orElseThrow();
    static final Instant RECEIVED = Instant.parse("2026-11-23T10:00:00Z");
    static final long AT = 1795428000123L;
    static final String SECRET = "00000000-fake-hubs-pot0-clientsecret0";

    private HubSpotFixture() {}

    /** An event of the portal 700; further members as JSON. */
    static String event(String subscription, String further) {
        return ("{\"eventId\":31,\"subscriptionId\":1,\"portalId\":700,\"appId\":2,\"occurredAt\":%d,"
                        + "\"subscriptionType\":\"%s\",\"attemptNumber\":0,\"changeSource\":\"CRM_UI\"%s}")
                .formatted(AT, subscription, further.isEmpty() ? "" : "," + further);
    }

    static String property(String name, String value) {
        return event(
                "deal.propertyChange",
                "\"objectId\":42,\"propertyName\":\"%s\",\"propertyValue\":\"%s\"".formatted(name, value));
    }

    static List<Item> items(String body, Map<String, String> options) {
        return Decoding.items(HUBSPOT, Map.of("Content-Type", "application/json"), body, RECEIVED, options);
    }

    static List<Item> items(String body) {
        return items(body, Map.of());
    }

    static Item.Fact fact(String event) {
        return Decoding.fact(items("[" + event + "]"));
    }

    static SourceSettings source(Optional<String> publicUrl, Map<String, String> options) {
        return source(publicUrl, options, Map.of());
    }

    static SourceSettings source(
            Optional<String> publicUrl, Map<String, String> options, Map<String, String> credentials) {
        return new SourceSettings(
                "hub",
                "hubspot",
                Decoding.source("hubspot", "fake-old-client-secret", SECRET).secrets(),
                Optional.empty(),
                Set.of(),
                1024,
                Map.of(),
                publicUrl,
                options,
                Optional.of(new ApiSettings(Optional.empty(), credentials, false)));
    }
}
