package app.merit.ingest.crm;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.Contracts;
import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.InboxPosition;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.MessageContext;
import app.merit.ingest.domain.Normalisation;
import app.merit.ingest.domain.Origin;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceAdapter;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.messaging.Wire;
import com.networknt.schema.JsonSchema;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever arrives at any type of source, nothing is thrown, and what is published keeps its contract. A new type needs
 * nothing here but its example in {@link Examples}.
 */
class HostileInputTest {
    private static final JsonSchema CHANGE = Contracts.schema("crm-change");
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    /** More than any CRM puts into one request, and few enough to be worked off. */
    private static final int MOST_ITEMS = 2_000;

    private static final List<String> PROVING_HEADERS = List.of(
            "authorization",
            "webhook-signature",
            "webhook-timestamp",
            "x-hubspot-signature-v3",
            "x-hubspot-signature",
            "x-hubspot-signature-version",
            "x-hubspot-request-timestamp",
            "close-sig-hash",
            "close-sig-timestamp",
            "x-ms-dynamics-msg-size-exceeded",
            "x-ms-dynamics-entity-name",
            "ce-time",
            "ce-type");

    @Test
    void everyTypeOfSourceHasAnExampleToStartFrom() {
        assertThat(Examples.ALL)
                .containsKeys(
                        Arrays.stream(SourceType.values()).map(SourceType::wire).toArray(String[]::new));
    }

    /** What the mutations start from must be read, else they would all end at the first brace. */
    @ParameterizedTest
    @EnumSource(SourceType.class)
    void theFirstExampleGivesAChange(SourceType type) {
        Examples.Example example = Examples.ALL.get(type.wire());
        var items = type.adapter()
                .decode(received(
                        headers(example.mediaType(), ""),
                        example.bodies().getFirst().getBytes(StandardCharsets.UTF_8),
                        example.options(),
                        Optional.empty()));
        assertThat(items).anyMatch(Item.Fact.class::isInstance);
    }

    @Property(tries = 150)
    void anyBytesAreSurvived(@ForAll byte[] body, @ForAll("headerValues") String header) {
        for (SourceType type : SourceType.values()) {
            survive(type, body, header);
        }
    }

    @Property(tries = 700)
    void brokenBodiesAreSurvived(@ForAll("broken") Attack attack, @ForAll("headerValues") String header) {
        survive(attack.type(), attack.body(), header);
    }

    @Property(tries = 700)
    void bodiesOfTheRightWordsAreSurvived(@ForAll("worded") Attack attack) {
        survive(attack.type(), attack.body(), "v1,AAAA");
    }

    @Property(tries = 300)
    void anySecretAndAnyCredentialsAreSurvived(@ForAll("headerValues") String secret, @ForAll SourceType type) {
        SourceAdapter adapter = type.adapter();
        Examples.Example example = Examples.ALL.get(type.wire());
        SourceSettings source = Decoding.source(type.wire(), secret);
        adapter.traces(new Secret("k1", secret));
        adapter.complaint(source);
        byte[] body = example.bodies().getFirst().getBytes(StandardCharsets.UTF_8);
        adapter.prove(request(headers(example.mediaType(), secret), body, secret), source, NOW);
        adapter.records().ifPresent(api -> {
            Map<String, String> credentials = new LinkedHashMap<>();
            for (String name : List.of(
                    "token",
                    "api-token",
                    "client-id",
                    "client-secret",
                    "refresh-token",
                    "redirect-uri",
                    "webhook-url")) {
                credentials.put(name, secret);
            }
            api.login(credentials);
            api.refresh(source, credentials);
            api.baseUrl(source.withOptions(Map.of("host", secret)));
        });
    }

    /** Bodies of a megabyte whose cost lies in their form; each must end at a bound and not in a million items. */
    @ParameterizedTest
    @EnumSource(SourceType.class)
    void aMegabyteOfTheWorstFormsEndsAtABound(SourceType type) {
        Examples.Example example = Examples.ALL.get(type.wire());
        HostileBodies.worst(example).forEach(text -> {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            assertThat(surviveRequest(type, body, "")).as(text.substring(0, 60)).isLessThanOrEqualTo(MOST_ITEMS);
        });
    }

    @Provide
    Arbitrary<Attack> broken() {
        return HostileBodies.broken();
    }

    @Provide
    Arbitrary<Attack> worded() {
        return HostileBodies.worded();
    }

    @Provide
    Arbitrary<String> headerValues() {
        return HostileBodies.headerValues();
    }

    /** A body for one type of source. */
    record Attack(SourceType type, byte[] body) {
        @Override
        public String toString() {
            return type + " " + new String(body, StandardCharsets.UTF_8);
        }
    }

    private static void survive(SourceType type, byte[] body, String header) {
        surviveRequest(type, body, header);
        SourceSettings source = Examples.ALL.get(type.wire()).source(type.wire());
        type.adapter().records().ifPresent(api -> survive(api, source, body));
    }

    /** @return the largest number of items that the body was read as */
    private static int surviveRequest(SourceType type, byte[] body, String header) {
        SourceAdapter adapter = type.adapter();
        Examples.Example example = Examples.ALL.get(type.wire());
        SourceSettings source = example.source(type.wire());
        int most = 0;
        for (String mediaType : mediaTypes(example)) {
            Headers headers = headers(mediaType, header);
            Request request = request(headers, body, header);
            adapter.prove(request, source, NOW);
            adapter.contradicts(request, source.accounts());
            adapter.accepts(headers);
            adapter.handshake(request);
            adapter.reply(request);
            assertThat(adapter.withoutCredentials(body)).isNotNull();
            var items = adapter.decode(received(headers, body, example.options(), Optional.empty()));
            assertKept(Optional.empty(), items, body);
            most = Math.max(most, items.size());
        }
        return most;
    }

    private static void survive(RecordApi api, SourceSettings source, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        String shortText = text.length() > 200 ? text.substring(0, 200) : text;
        List<String> known =
                api.kinds(source).stream().map(RecordApi.Kind::kind).toList();
        Stream.concat(known.stream(), Stream.of("no-such-kind")).forEach(kind -> {
            for (int status : known.contains(kind) ? new int[] {200, 404, 429} : new int[0]) {
                ApiResponse response = new ApiResponse(status, Headers.of(Map.of("retry-after", shortText)), body);
                api.understand(source, kind, "42", response);
                api.page(source, kind, response);
                api.userPage(source, response);
                api.refreshed(response);
                api.lookups(source, kind).forEach(lookup -> api.lookedUp(source, lookup.name(), response));
            }
            if (known.contains(kind)) {
                api.read(source, kind, shortText);
                api.list(source, kind, NOW, Optional.empty());
            }
            api.users(source, Optional.empty());
            for (Entity entity : Entity.values()) {
                Optional<ReadNote> note = Optional.of(Decoding.note(entity, kind, "42"));
                byte[] record =
                        ("{\"record\":" + text + ",\"lookups\":{\"a\":" + text + "}}").getBytes(StandardCharsets.UTF_8);
                for (byte[] content : List.of(body, record)) {
                    Headers json = Headers.of(Map.of("content-type", "application/json"));
                    assertKept(note, api.decode(received(json, content, source.options(), note)), content);
                }
            }
        });
    }

    private static void assertKept(Optional<ReadNote> note, List<Item> items, byte[] body) {
        MessageContext context = new MessageContext(
                "fuzz",
                Optional.of("EUR"),
                true,
                NOW,
                note.isPresent() ? Origin.READ : Origin.WEBHOOK,
                note,
                Optional.empty(),
                new InboxPosition(0, 1, "a".repeat(64)));
        Normalisation outcome = Normalisation.of(context, items);
        outcome.changes().stream()
                .limit(50)
                .forEach(change -> assertThat(CHANGE.validate(Wire.objectOrEmpty(Wire.change(change))))
                        .isEmpty());
        outcome.deadLetters().stream().limit(1).forEach(letter -> Wire.deadLetter(letter, Instant.EPOCH, body));
    }

    /** One adapter reads one body in several ways by its media type, among them the binary mode of CloudEvents. */
    private static List<String> mediaTypes(Examples.Example example) {
        return example.mediaType().startsWith("application/cloudevents")
                ? List.of(example.mediaType(), "application/cloudevents-batch+json", "application/json", "text/plain")
                : List.of(example.mediaType());
    }

    private static Headers headers(String mediaType, String value) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", mediaType);
        headers.put("webhook-id", "m-1");
        headers.put("ce-id", "1");
        headers.put("ce-source", "/erp");
        headers.put(mediaType.equals("text/plain") ? "ce-specversion" : "x-none", "1.0");
        PROVING_HEADERS.forEach(name -> headers.put(name, value));
        headers.put("ce-type", "merit.deal.v1");
        return Headers.of(headers);
    }

    private static Request request(Headers headers, byte[] body, String value) {
        return new Request(
                "POST",
                "/webhooks/fuzz/%zz?a=%F0%9F&" + value,
                List.of(value),
                Map.of("key", value, "code", value, "access_token", value),
                headers,
                body);
    }

    private static Received received(
            Headers headers, byte[] body, Map<String, String> options, Optional<ReadNote> note) {
        return new Received("fuzz", headers, body, NOW, options, note);
    }
}
