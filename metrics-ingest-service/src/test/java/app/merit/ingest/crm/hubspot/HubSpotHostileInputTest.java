package app.merit.ingest.crm.hubspot;

import static app.merit.ingest.crm.hubspot.HubSpotFixture.API;
import static app.merit.ingest.crm.hubspot.HubSpotFixture.HUBSPOT;
import static app.merit.ingest.crm.hubspot.HubSpotFixture.source;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.crm.Decoding;
import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.format.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a sender or the API writes, it ends with a value. */
class HubSpotHostileInputTest {
    private static final SourceSettings SOURCE = source(Optional.of("https://h.example.com/x"), Map.of());

    @Property(tries = 500)
    void anyEventsGiveItems(@ForAll("objects") List<String> events) {
        String body = "[" + String.join(",", events) + "]";
        var items = HubSpotFixture.items(body);
        assertThat(items).isNotEmpty();
        assertThat(Decoding.facts(items))
                .allSatisfy(
                        fact -> assertThat(Keys.isPrintable(fact.dedupeKey())).isTrue());
        HUBSPOT.contradicts(Decoding.request(Map.of(), List.of(), body), Set.of("1"));
    }

    @Property(tries = 300)
    void anyHeadersAndTargetsProveNothing(@ForAll("texts") String text, @ForAll("texts") String target) {
        for (String publicUrl : List.of("", "https://h.example.com/x", text)) {
            for (String header : List.of("X-HubSpot-Signature-v3", "X-HubSpot-Signature")) {
                var request = Decoding.request(
                        "/x?" + target.replace("%", "%25"),
                        Map.of(header, text, "X-HubSpot-Request-Timestamp", text, "Host", text),
                        List.of(),
                        "[]");
                var settings = source(
                        Optional.of(publicUrl).filter(url -> !url.isEmpty()), Map.of("legacy-signatures", "true"));
                assertThat(HUBSPOT.prove(request, settings, Instant.EPOCH)).isInstanceOf(Proof.Refused.class);
            }
        }
    }

    @Property(tries = 400)
    void anyRecordGivesItems(@ForAll("records") String record, @ForAll("kinds") String kind) {
        var note = Decoding.note(Entity.DEAL, kind, "1");
        assertThat(Decoding.records(HUBSPOT, note, record, record, Map.of("properties", "amount,id")))
                .hasSize(1);
    }

    @Property(tries = 400)
    void anyAnswerHasAMeaning(@ForAll("records") String record, @ForAll("statuses") int status) {
        for (String body : List.of(record, "{\"results\":[" + record + "]}")) {
            var response = new ApiResponse(status, Headers.of(Map.of()), body.getBytes(StandardCharsets.UTF_8));
            assertThat(API.understand(SOURCE, "calls", "1", response)).isNotNull();
            assertThat(API.page(SOURCE, "deals", response)).isNotNull();
            assertThat(API.userPage(SOURCE, response)).isNotNull();
            assertThat(API.lookedUp(SOURCE, "stages", response)).isNotNull();
            assertThat(API.refreshed(response)).isNotNull();
        }
    }

    @Provide
    Arbitrary<Integer> statuses() {
        return Arbitraries.of(200, 204, 302, 400, 401, 403, 404, 423, 429, 477, 500, 503);
    }

    @Provide
    Arbitrary<String> kinds() {
        return Arbitraries.of("deals", "calls", "meetings", "tasks", "emails", "notes", "nonsense");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(30),
                Arbitraries.of("v1", "$1", "\\", "%3A%", "http://", "99999999999999999999", "?a=%24{x}", "é😀"));
    }

    @Provide
    Arbitrary<List<String>> objects() {
        return members("subscriptionType").list().ofMinSize(1).ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> records() {
        return Arbitraries.oneOf(
                members("id"),
                members("id")
                        .map(inner -> "{\"id\":\"1\",\"properties\":" + inner + ",\"associations\":" + inner + "}"),
                leaf());
    }

    private static Arbitrary<String> members(String first) {
        Arbitrary<String> name = Arbitraries.of(
                first,
                "eventId",
                "portalId",
                "occurredAt",
                "objectId",
                "objectTypeId",
                "propertyName",
                "propertyValue",
                "isSensitive",
                "primaryObjectId",
                "mergedObjectIds",
                "newObjectId",
                "associationType",
                "fromObjectId",
                "toObjectId",
                "fromObjectTypeId",
                "associationRemoved",
                "properties",
                "archived",
                "updatedAt",
                "amount",
                "dealstage",
                "hs_is_closed",
                "hs_call_duration",
                "closedate",
                "deals",
                "results",
                "stages",
                "metadata",
                "policyName",
                "category",
                "paging",
                "access_token");
        return name.flatMap(n -> leaf().map(v -> "\"" + n + "\":" + v))
                .list()
                .ofMaxSize(12)
                .map(members -> "{" + String.join(",", members) + "}");
    }

    private static Arbitrary<String> leaf() {
        return Arbitraries.of(
                "null",
                "true",
                "1",
                "42",
                "1795428000123",
                "1e999999999",
                "1E+30",
                "-0.0",
                "\"\"",
                "\"deal.creation\"",
                "\"deal.merge\"",
                "\"deal.propertyChange\"",
                "\"object.associationChange\"",
                "\"object.\"",
                "\".\"",
                "\"deal.associationChange\"",
                "\"0-48\"",
                "\"DEAL_TO_CALL\"",
                "\"_TO_\"",
                "\"amount\"",
                "\"closedate\"",
                "\"REDACTED\"",
                "\"\\ud800\"",
                "\"\\u0000\\n\"",
                "\"" + "9".repeat(300) + "\"",
                "[]",
                "[1,2,\"x\",{}]",
                "{\"results\":[{\"id\":\"7\"}]}",
                "{\"next\":{\"after\":5}}");
    }
}
