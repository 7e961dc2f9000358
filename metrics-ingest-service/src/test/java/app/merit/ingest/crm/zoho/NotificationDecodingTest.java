package app.merit.ingest.crm.zoho;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.crm.Decoding;
import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Snapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationDecodingTest {
    private static final String FIRST = "7733100000000412001";
    private static final String SECOND = "7733100000000412002";

    @ParameterizedTest
    @CsvSource({
        "Deals,insert,DEAL,CREATED,true",
        "Deals,update,DEAL,UPDATED,true",
        "Deals,delete,DEAL,DELETED,false",
        "Calls,insert,ACTIVITY,CREATED,true",
        "Tasks,update,ACTIVITY,UPDATED,true",
        "Events,delete,ACTIVITY,DELETED,false",
        "Notes,insert,ACTIVITY,CREATED,true"
    })
    void everyIdIsAChangeThatMustBeRead(
            String module, String operation, Entity entity, ChangeKind change, boolean read) {
        List<Item.Fact> facts = Decoding.facts(decode(body(module, operation, "[]")));
        assertThat(facts).extracting(Item.Fact::id).containsExactly(FIRST, SECOND);
        assertThat(facts).allSatisfy(fact -> {
            assertThat(fact.entity()).isEqualTo(entity);
            assertThat(fact.kind()).isEqualTo(module);
            assertThat(fact.change()).isEqualTo(change);
            assertThat(fact.snapshot()).isEqualTo(Snapshot.DELTA);
            assertThat(fact.needsHydration()).isEqualTo(read);
            assertThat(fact.occurredAt()).contains(Instant.parse("2026-11-20T10:15:00.125Z"));
            assertThat(fact.fields().states(Field.OWNER)).isFalse();
        });
        assertThat(facts.getFirst().dedupeKey())
                .isEqualTo("zoho:555001:%s:%s:%s:1795169700125".formatted(module, operation, FIRST));
        assertThat(facts.getLast().item()).isEqualTo(1);
    }

    @Test
    void valuesThatComeAlongProveThoseFieldsOfThatRecordOnly() {
        String values = """
                [{"record_id":"%s","values":{"Stage":"Closed Won","Amount":1250.5,"Owner":{"id":"7733100000000200001",
                  "name":"A B"},"Pipeline":"Standard (Standard)","Closing_Date":"2026-12-31","Currency":"EUR",
                  "Next_Step":"call her","Region":"Nord","Margin":null,"Deal_Name":"x"}}]""".formatted(SECOND);
        List<Item.Fact> facts = Decoding.facts(decode(body("Deals", "update", values)));
        assertThat(facts.getFirst().fields().isEmpty()).isTrue();
        var fields = facts.getLast().fields();
        assertThat(fields.standard())
                .containsOnly(
                        Map.entry(Field.OWNER, Optional.of("7733100000000200001")),
                        Map.entry(Field.STAGE, Optional.of("Closed Won")),
                        Map.entry(Field.PIPELINE, Optional.of("Standard (Standard)")),
                        Map.entry(Field.AMOUNT, Optional.of(new BigDecimal("1250.5"))),
                        Map.entry(Field.CURRENCY, Optional.of("EUR")));
        assertThat(fields.custom())
                .containsOnly(
                        Map.entry("Closing_Date", Optional.of(new CustomValue.Date(LocalDate.parse("2026-12-31")))),
                        Map.entry("Region", Optional.of(new CustomValue.Text("Nord"))),
                        Map.entry("Margin", Optional.empty()));
        assertThat(facts.getLast().needsHydration()).isTrue();
    }

    /** A wrong "not done" would outweigh the record that is read for it, whose time is cut to the second. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'\"Status\":\"Completed\"',true",
                "'\"Status\":\"In Progress\"',false",
                "'\"Status\":\"Завершена\"',-",
                "'\"Status\":\"Завершена\",\"Closed_Time\":\"2026-11-20T10:00:00+01:00\"',true",
                "'\"Status\":\"Завершена\",\"Closed_Time\":null',false",
                "'\"Subject\":\"x\"',-"
            })
    void aStatusInTheCompanysOwnWordsProvesNothingOfATask(String values, Boolean done) {
        String affected = "[{\"record_id\":\"%s\",\"values\":{%s}}]".formatted(FIRST, values);
        assertThat(Decoding.facts(decode(body("Tasks", "update", affected)))
                        .getFirst()
                        .fields()
                        .value(Field.DONE))
                .isEqualTo(Optional.ofNullable(done));
    }

    @ParameterizedTest
    @CsvSource({"Leads,insert,Leads.insert", "Deals,restore,Deals.restore", "Contacts,delete,Contacts.delete"})
    void othersAreIgnoredByTheirType(String module, String operation, String type) {
        assertThat(decode(body(module, operation, "[]"))).containsExactly(new Item.Ignored(type));
    }

    @Test
    void anIdThatIsNamedTwiceIsOneChange() {
        String body = body("Deals", "update", "[]");
        assertThat(Decoding.facts(decode(body.replace(SECOND, FIRST)))).hasSize(1);
        assertThat(decode(body.replace("[\"" + FIRST, "[" + "1,".repeat(5_000) + "\"" + FIRST)))
                .singleElement()
                .isInstanceOf(Item.Unreadable.class);
    }

    @Test
    void theModuleCountsAndNotTheAddress() {
        assertThat(Decoding.facts(decode(body("Deals", "delete", "[]").replace("/crm/v8/X", "/crm/v8/Leads"))))
                .hasSize(2);
    }

    @Test
    void anotherTimeIsAnotherChange() {
        String body = body("Deals", "update", "[]");
        assertThat(key(body))
                .isEqualTo(key(body.replace("fake-token", "***")))
                .isNotEqualTo(key(body.replace("700125", "700126")));
        String timeless = body.replace("\"server_time\":1795169700125,", "");
        assertThat(key(timeless)).isEqualTo(key(timeless)).isNotEqualTo(key(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{}",
                "{\"module\":\"Deals\",\"operation\":\"update\"}",
                "{\"module\":\"Deals\",\"operation\":\"update\",\"ids\":[]}",
                "{\"module\":\"Deals\",\"operation\":\"update\",\"ids\":[\"x\",{},null]}",
                "{\"module\":7,\"operation\":[],\"ids\":{}}"
            })
    void otherJsonHarmsNobody(String body) {
        assertThat(Decoding.facts(decode(body))).isEmpty();
    }

    private static String key(String body) {
        return Decoding.facts(decode(body)).getFirst().dedupeKey();
    }

    private static String body(String module, String operation, String values) {
        return """
                {"server_time":1795169700125,"affected_values":%s,"query_params":{},"module":"%s",
                 "resource_uri":"https://www.zohoapis.eu/crm/v8/X","ids":["%s","%s"],"affected_fields":[],
                 "operation":"%s","channel_id":"555001","token":"fake-token"}""".formatted(values, module, FIRST, SECOND, operation);
    }

    private static List<Item> decode(String body) {
        return Decoding.items(new ZohoAdapter(), Map.of("content-type", "application/json"), body);
    }
}
