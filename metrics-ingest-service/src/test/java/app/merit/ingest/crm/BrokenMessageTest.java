package app.merit.ingest.crm;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.Contracts;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.InboxPosition;
import app.merit.ingest.domain.MessageContext;
import app.merit.ingest.domain.Normalisation;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.SourceAdapter;
import app.merit.ingest.messaging.Wire;
import com.networknt.schema.JsonSchema;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Good messages with a part torn out, doubled or replaced: decoding ends with items that keep their contract. */
class BrokenMessageTest {
    private static final JsonSchema CHANGE = Contracts.schema("crm-change");
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private static final String SOAP = """
            <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
            <s:Body><notifications xmlns="http://soap.sforce.com/2005/09/outbound"><OrganizationId>00D7R000001AbCd</OrganizationId>
            <SessionId>live</SessionId><Notification><Id>04l7R00000Qq1Rs</Id><sObject xsi:type="sf:Opportunity"
            xmlns:sf="urn:sobject.enterprise.soap.sforce.com"><sf:Id>0067R00000XyZ12</sf:Id><sf:Amount>1.0E7</sf:Amount>
            <sf:IsWon>true</sf:IsWon><sf:StageName>x &amp; y</sf:StageName><sf:CloseDate>2026-12-31</sf:CloseDate>
            <sf:Key__c>2026-12-31T10:00:00.000Z</sf:Key__c><sf:OwnerId xsi:nil="1"/></sObject></Notification></notifications>
            </s:Body></s:Envelope>""";
    private static final String CDC = """
            [{"data":{"payload":{"ChangeEventHeader":{"entityName":"Opportunity","recordIds":["0067R00000XyZ12QAF"],
            "changeType":"CREATE","transactionKey":"t","sequenceNumber":1,"commitTimestamp":1795169700250,"commitNumber":9,
            "nulledFields":["Amount"]},"Amount":{"double":7.5},"StageName":"x","IsClosed":true,"IsWon":false,"A__c":[1]}}}]""";
    private static final String ZOHO = """
            {"server_time":1795169700125,"affected_values":[{"record_id":"77331","values":{"Stage":"x","Amount":1e3,"Owner":{"id":"9"},
            "Tags":["a"],"Closing_Date":"2026-12-31"}}],"module":"Deals","ids":["77331"],"operation":"update","channel_id":"5","token":"t"}""";
    private static final String DATAVERSE = """
            {"MessageName":"Update","PrimaryEntityName":"opportunity","PrimaryEntityId":"1111aaaa-2222-4333-8444-555566667777",
            "OperationCreatedOn":"\\/Date(1795169701500-0700)\\/","InputParameters":[{"key":"Target","value":{"Attributes":[
            {"key":"statecode","value":{"Value":1}},{"key":"estimatedvalue","value":{"__type":"Money:x","Value":12.5}},
            {"key":"new_x","value":[{"Value":1}]},{"key":"ownerid","value":{"Id":"1111aaaa-2222-4333-8444-555566667777"}}]}}],
            "PreEntityImages":[],"PostEntityImages":[{"key":"p","value":{"Attributes":[{"key":"stepname","value":"x"}]}}]}""";
    private static final String RECORD = """
            {"record":{"attributes":{"type":"Opportunity"},"Id":"0067R00000XyZ12","id":"77331","IsWon":true,"Amount":12.5,
            "opportunityid":"1111aaaa-2222-4333-8444-555566667777","statecode":1,"_ownerid_value":"1111aaaa-2222-4333-8444-555566667777",
            "Stage":"x","modifiedon":"2026-11-20T10:00:00Z","Modified_Time":"2026-11-20T10:00:00+01:00","new_x":5,"new_x_base":6},
            "lookups":{"stages":{"x":"won"}}}""";

    @Property(tries = 300)
    void brokenMessagesGiveItems(@ForAll("breakings") Breaking breaking) {
        decode(SourceType.SALESFORCE, breaking.of(SOAP));
        decode(SourceType.SALESFORCE, breaking.of(CDC));
        decode(SourceType.ZOHO, breaking.of(ZOHO));
        decode(SourceType.DYNAMICS365, breaking.of(DATAVERSE));
    }

    @Property(tries = 200)
    void brokenRecordsGiveItems(@ForAll("breakings") Breaking breaking) {
        Map<SourceType, String> kinds = Map.of(
                SourceType.SALESFORCE, "Opportunity", SourceType.ZOHO, "Deals", SourceType.DYNAMICS365, "opportunity");
        kinds.forEach((type, kind) -> {
            var note = new ReadNote(Entity.DEAL, kind, "1", "", ReadNote.Cause.THIN, false);
            var received = received(breaking.of(RECORD), Optional.of(note));
            check(type.adapter().records().orElseThrow().decode(received));
        });
    }

    /** A stretch of the text, as parts of a thousand, and what stands there instead. */
    record Breaking(int from, int length, String instead) {
        String of(String text) {
            int start = text.length() * from / 1000;
            int end = Math.min(text.length(), start + length);
            return text.substring(0, start) + instead + text.substring(end);
        }
    }

    @Provide
    Arbitrary<Breaking> breakings() {
        Arbitrary<String> instead = Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        "\"",
                        "<",
                        ">",
                        "/>",
                        "&#0;",
                        "&#x1F600;",
                        "null",
                        "{}",
                        "[]",
                        "\\u0000",
                        "\\ud800",
                        "1e999999999",
                        "-",
                        "9".repeat(300),
                        "<![CDATA[",
                        "]]>",
                        "\ufffd",
                        "true",
                        "</Notification><Notification>"),
                Arbitraries.strings().ofMaxLength(5));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1000),
                        Arbitraries.integers().between(0, 12),
                        instead)
                .as(Breaking::new);
    }

    private static void decode(SourceType type, String body) {
        SourceAdapter adapter = type.adapter();
        adapter.withoutCredentials(body.getBytes(StandardCharsets.UTF_8));
        adapter.contradicts(Decoding.request(Map.of(), List.of(), body), java.util.Set.of("x"));
        check(adapter.decode(received(body, Optional.empty())));
    }

    private static Received received(String body, Optional<ReadNote> note) {
        return new Received(
                "fuzz",
                Headers.of(Map.of()),
                body.getBytes(StandardCharsets.UTF_8),
                NOW,
                Map.of("types.A__c", "date"),
                note);
    }

    private static void check(List<app.merit.ingest.domain.Item> items) {
        assertThat(items).isNotNull();
        var position = new InboxPosition(0, 1, "a".repeat(64));
        var context = MessageContext.webhook("fuzz", Optional.of("EUR"), false, NOW, position);
        Normalisation.of(context, items)
                .changes()
                .forEach(change -> assertThat(CHANGE.validate(Wire.objectOrEmpty(Wire.change(change))))
                        .isEmpty());
    }
}
