package app.merit.ingest.crm.bitrix24;

import app.merit.ingest.crm.Decoding;
import app.merit.ingest.domain.ApiSettings;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.SourceSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Requests and settings as Bitrix24 has them; all secrets are fakes. */
final class Bitrix24Fixture {
    static final Bitrix24Adapter BITRIX = new Bitrix24Adapter();
    static final RecordApi API = BITRIX.records().orElseThrow();
    static final Instant RECEIVED = Instant.parse("2026-11-23T10:00:00Z");
    static final String TOKEN = "fakeapptoken00000000000000000001";
    static final String MEMBER = "c0ffee00c0ffee00c0ffee00c0ffee00";
    static final String WEBHOOK_URL = "https://sales.bitrix24.com/rest/7/fakehooksecret01/";

    private Bitrix24Fixture() {}

    /** Pairs {@code key=value} as a form, all of it percent-encoded as Bitrix24 does. */
    static String form(String... pairs) {
        return Arrays.stream(pairs)
                .map(pair -> pair.split("=", 2))
                .map(pair -> URLEncoder.encode(pair[0], StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(pair[1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** An event about a record, with the auth block of an outgoing webhook. */
    static String event(String name, String id, String... further) {
        String head = form("event=" + name, "event_handler_id=11", "data[FIELDS][ID]=" + id, "ts=1795428000");
        return head + "&" + auth() + (further.length == 0 ? "" : "&" + form(further));
    }

    static String auth() {
        return form(
                "auth[domain]=sales.bitrix24.com",
                "auth[client_endpoint]=https://sales.bitrix24.com/rest/",
                "auth[server_endpoint]=https://oauth.bitrix.info/rest/",
                "auth[member_id]=" + MEMBER,
                "auth[application_token]=" + TOKEN);
    }

    static Item decoded(String body, Map<String, String> options) {
        List<Item> items = Decoding.items(
                BITRIX, Map.of("Content-Type", "application/x-www-form-urlencoded"), body, RECEIVED, options);
        return items.getFirst();
    }

    static Item.Fact fact(String body, Map<String, String> options) {
        return Decoding.fact(List.of(decoded(body, options)));
    }

    static SourceSettings source(Map<String, String> options, Map<String, String> credentials) {
        return new SourceSettings(
                "bitrix",
                "bitrix24",
                Decoding.source("bitrix24", TOKEN).secrets(),
                Optional.empty(),
                Set.of(),
                1024,
                Map.of(),
                Optional.empty(),
                options,
                Optional.of(new ApiSettings(Optional.empty(), credentials, false)));
    }
}
