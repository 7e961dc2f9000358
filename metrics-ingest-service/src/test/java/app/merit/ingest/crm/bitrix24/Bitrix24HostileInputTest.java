package app.merit.ingest.crm.bitrix24;

import static app.merit.ingest.crm.bitrix24.Bitrix24Fixture.API;
import static app.merit.ingest.crm.bitrix24.Bitrix24Fixture.BITRIX;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.crm.Decoding;
import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.SourceSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a sender or a portal writes, it ends with a value; and no token gets past the blanking. */
class Bitrix24HostileInputTest {
    private static final SourceSettings SOURCE = Decoding.source("bitrix24", "fake-token-1");
    private static final Map<String, String> OPTIONS = Map.of("smart-process-types", "1036");

    @Property(tries = 400)
    void anyFormIsTakenApart(@ForAll("forms") String form) {
        var request = Decoding.request(Map.of(), List.of("x"), form);
        BITRIX.prove(request, SOURCE, Instant.EPOCH);
        BITRIX.contradicts(request, Set.of("m"));
        assertThat(Decoding.items(BITRIX, Map.of(), form, Instant.EPOCH, OPTIONS))
                .isNotEmpty();
    }

    @Property(tries = 400)
    void noTokenOfTheAuthBlockIsKept(@ForAll("forms") String form, @ForAll("authKeys") String key) {
        String body = form + "&" + key + "=fake-token-that-must-go&" + form;

        String kept =
                new String(BITRIX.withoutCredentials(body.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);

        assertThat(kept).doesNotContain("fake-token-that-must-go");
    }

    @Property(tries = 400)
    void anyRecordGivesItems(@ForAll("records") String record, @ForAll("kinds") String kind) {
        var note = new ReadNote(Entity.DEAL, kind, "1", "", ReadNote.Cause.THIN, false);
        assertThat(Decoding.records(BITRIX, note, record, "{}", OPTIONS)).hasSize(1);
    }

    @Property(tries = 400)
    void anyAnswerHasAMeaning(@ForAll("records") String record, @ForAll("statuses") int status) {
        for (String body : List.of(record, "{\"result\":" + record + "}", "{\"result\":[" + record + "]}")) {
            var response = new ApiResponse(status, Headers.of(Map.of()), body.getBytes(StandardCharsets.UTF_8));
            assertThat(API.understand(SOURCE, "deal", "1", response)).isNotNull();
            assertThat(API.page(SOURCE, "item-1036", response)).isNotNull();
            assertThat(API.page(SOURCE, "activity", response)).isNotNull();
            assertThat(API.userPage(SOURCE, response)).isNotNull();
            assertThat(API.refreshed(response)).isNotNull();
        }
    }

    @Provide
    Arbitrary<String> authKeys() {
        return Arbitraries.of(
                "auth[access_token]",
                "auth%5Brefresh_token%5D",
                "auth%5bapplication_token]",
                "%61%75th[access_token]",
                "auth[any_new_token]",
                "auth[x][y]",
                "auth[",
                "auth[]",
                "refresh_token",
                "AUTH_ID");
    }

    @Provide
    Arbitrary<String> forms() {
        Arbitrary<String> key = Arbitraries.of(
                "event",
                "ts",
                "data[FIELDS][ID]",
                "data[ID]",
                "data",
                "data[FIELDS][ENTITY_TYPE_ID]",
                "data[FIELDS][STAGE_ID]",
                "auth[member_id]",
                "auth[domain]",
                "auth[application_token]",
                "auth",
                "document_id[2]",
                "document_id",
                "document_id[]",
                "[",
                "%");
        Arbitrary<String> value = Arbitraries.oneOf(
                Arbitraries.of(
                        "ONCRMDEALADD",
                        "onCrmDynamicItemUpdate_1036",
                        "ONCRMDEALMOVETOCATEGORY",
                        "1036",
                        "DEAL_1",
                        "DEAL_99999999999999999999999",
                        "DYNAMIC_1036_5",
                        "1795428000",
                        "9".repeat(400),
                        "%00",
                        "%ED%A0%80",
                        "a%0Ab",
                        "fake-token-1"),
                Arbitraries.strings().ofMaxLength(20).map(text -> text.replace("&", "")));
        return key.flatMap(k -> value.map(v -> k + "=" + v))
                .list()
                .ofMaxSize(12)
                .map(pairs -> String.join("&", pairs));
    }

    @Provide
    Arbitrary<String> kinds() {
        return Arbitraries.of("deal", "activity", "item-1036", "item-", "nonsense");
    }

    @Provide
    Arbitrary<Integer> statuses() {
        return Arbitraries.of(200, 204, 302, 400, 401, 403, 404, 429, 500, 503);
    }

    @Provide
    Arbitrary<String> records() {
        Arbitrary<String> name = Arbitraries.of(
                "ID",
                "id",
                "STAGE_ID",
                "stageId",
                "STAGE_SEMANTIC_ID",
                "CLOSED",
                "OPPORTUNITY",
                "CURRENCY_ID",
                "MOVED_TIME",
                "DATE_MODIFY",
                "CLOSEDATE",
                "ASSIGNED_BY_ID",
                "UF_CRM_1",
                "PARENT_ID_1",
                "BINDINGS",
                "OWNER_TYPE_ID",
                "OWNER_ID",
                "TYPE_ID",
                "START_TIME",
                "END_TIME",
                "DEADLINE",
                "error",
                "time",
                "error_description",
                "operating_reset_at",
                "finish",
                "next",
                "items",
                "item",
                "access_token");
        Arbitrary<String> leaf = Arbitraries.of(
                "null",
                "true",
                "false",
                "1",
                "2",
                "-0.0",
                "1e999999999",
                "1E+30",
                "\"\"",
                "\"1\"",
                "\"S\"",
                "\"Y\"",
                "\"1500|RUB\"",
                "\"|;\"",
                "\"2026-11-20T12:15:02+03:00\"",
                "\"9999-12-31T00:00:00+03:00\"",
                "\"\\ud800\"",
                "\"\\u0000\"",
                "\"expired_token\"",
                "\"OPERATION_TIME_LIMIT\"",
                "[]",
                "[[1]]",
                "[{\"OWNER_ID\":1}]");
        Arbitrary<String> object = name.flatMap(n -> leaf.map(v -> "\"" + n + "\":" + v))
                .list()
                .ofMaxSize(12)
                .map(members -> "{" + String.join(",", members) + "}");
        return Arbitraries.oneOf(
                object, object, leaf, object.flatMap(inner -> name.map(n -> "{\"" + n + "\":" + inner + "}")));
    }
}
