package app.merit.ingest.crm.salesforce;

import static app.merit.ingest.crm.salesforce.SalesforceFixtures.DEAL;
import static app.merit.ingest.crm.salesforce.SalesforceFixtures.NOTIFICATION;
import static app.merit.ingest.crm.salesforce.SalesforceFixtures.ORG;
import static app.merit.ingest.crm.salesforce.SalesforceFixtures.OWNER;
import static app.merit.ingest.crm.salesforce.SalesforceFixtures.deal;
import static app.merit.ingest.crm.salesforce.SalesforceFixtures.envelope;
import static app.merit.ingest.crm.salesforce.SalesforceFixtures.notification;
import static app.merit.ingest.crm.salesforce.SalesforceFixtures.wonFields;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.crm.Decoding;
import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Snapshot;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundMessageDecodingTest {
    @Test
    void aRecordWithAllThatDecidesIsAFullSnapshot() {
        Item.Fact fact = Decoding.fact(decode(deal(wonFields())));

        assertThat(fact.id()).isEqualTo(DEAL);
        assertThat(fact.kind()).isEqualTo("Opportunity");
        assertThat(fact.change()).isEqualTo(ChangeKind.UPDATED);
        assertThat(fact.snapshot()).isEqualTo(Snapshot.FULL);
        assertThat(fact.needsHydration()).isFalse();
        assertThat(fact.occurredAt()).contains(Instant.parse("2026-11-20T10:15:00Z"));
        assertThat(fact.dedupeKey()).isEqualTo("salesforce:" + ORG + ":" + NOTIFICATION);
        assertThat(fact.fields().standard())
                .containsEntry(Field.OWNER, Optional.of(OWNER))
                .containsEntry(Field.STATUS, Optional.of("won"))
                .containsEntry(Field.STAGE, Optional.of("Gewonnen"))
                .containsEntry(Field.PIPELINE, Optional.of("0127R000000AbCdQAK"))
                .containsEntry(Field.CURRENCY, Optional.of("EUR"))
                .containsEntry(Field.WON_AT, Optional.of(Instant.parse("2026-11-20T10:14:00Z")))
                .containsEntry(Field.LOST_AT, Optional.empty())
                .containsEntry(Field.URL, Optional.of("https://demo.my.salesforce.com/" + DEAL));
        assertThat((BigDecimal) fact.fields().value(Field.AMOUNT).orElseThrow()).isEqualByComparingTo("12500000");
        assertThat(fact.fields().custom())
                .containsEntry("CloseDate", Optional.of(new CustomValue.Date(LocalDate.parse("2026-12-31"))));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "true,true,won",
                "-,true,won",
                "true,false,lost",
                "false,false,open",
                "false,-,open",
                "true,-,-",
                "-,false,-",
                "-,-,-"
            })
    void theOutcomeComesFromTheFlagsAndNeverFromTheStage(String closed, String won, String status) {
        String fields = "<sf:StageName>Closed Won</sf:StageName>"
                + (closed == null ? "" : "<sf:IsClosed>" + closed + "</sf:IsClosed>")
                + (won == null ? "" : "<sf:IsWon>" + won + "</sf:IsWon>");
        Item.Fact fact = Decoding.fact(decode(deal(fields)));
        assertThat(fact.fields().value(Field.STATUS)).isEqualTo(Optional.ofNullable(status));
        assertThat(fact.needsHydration()).isTrue();
    }

    @Test
    void nilClearsAndWhatIsMissingIsNotStated() {
        Item.Fact fact = Decoding.fact(
                decode(deal(wonFields().replace("<sf:Amount>1.25E7</sf:Amount>", "<sf:Amount xsi:nil=\"true\"/>"))));
        assertThat(fact.fields().standard()).containsEntry(Field.AMOUNT, Optional.empty());
        assertThat(fact.needsHydration()).isFalse();

        Item.Fact without = Decoding.fact(decode(deal(wonFields().replace("<sf:Amount>1.25E7</sf:Amount>", ""))));
        assertThat(without.fields().states(Field.AMOUNT)).isFalse();
        assertThat(without.needsHydration()).isTrue();
        assertThat(without.snapshot()).isEqualTo(Snapshot.DELTA);
    }

    @Test
    void everyNotificationIsAnItemOfItsOwn() {
        String body = envelope(notification("04l7R00000Qq1RsQAJ", "Opportunity", "<sf:Id>" + DEAL + "</sf:Id>")
                + notification("04l7R00000Qq1RtQAJ", "Account", "<sf:Id>0017R00000AbCdEQAV</sf:Id>")
                + notification("04l7R00000Qq1RuQAJ", "Opportunity", "<sf:Id xsi:nil=\"true\"/>")
                + notification("04l7R00000Qq1RvQAJ", "Event", "<sf:Id>00U7R00000AbCdEUAV</sf:Id>"));
        List<Item> items = decode(body);
        assertThat(items).hasSize(4);
        assertThat(items.get(1)).isEqualTo(new Item.Ignored("outbound.Account"));
        assertThat(items.get(2)).isInstanceOfSatisfying(Item.Unreadable.class, bad -> {
            assertThat(bad.item()).isEqualTo(2);
            assertThat(bad.reason()).isEqualTo("id-missing");
        });
        assertThat(Decoding.facts(items)).extracting(Item.Fact::item).containsExactly(0, 3);
    }

    @Test
    void prefixesDoNotCountButNamespacesDo() {
        String other = deal(wonFields())
                .replace("sf:", "zz:")
                .replace("xmlns:sf", "xmlns:zz")
                .replace("<notifications xmlns=", "<o:notifications xmlns:o=")
                .replace("</notifications>", "</o:notifications>");
        for (String name :
                List.of("OrganizationId", "ActionId", "SessionId", "EnterpriseUrl", "Notification", "sObject")) {
            other = other.replace("<" + name, "<o:" + name).replace("</" + name, "</o:" + name);
        }
        other = other.replace("<Id>", "<o:Id>").replace("</Id>", "</o:Id>");
        assertThat(Decoding.fact(decode(other))).isEqualTo(Decoding.fact(decode(deal(wonFields()))));

        assertThat(decode(deal(wonFields()).replace("2005/09/outbound", "2005/09/other")))
                .singleElement()
                .isInstanceOf(Item.Unreadable.class);
    }

    @Test
    void shortIdsBecomeLongOnes() {
        String body = deal(wonFields()).replace(DEAL, DEAL.substring(0, 15)).replace(OWNER, OWNER.substring(0, 15));
        assertThat(Decoding.fact(decode(body)).id()).isEqualTo(DEAL);
        assertThat(Decoding.fact(decode(body)).fields().value(Field.OWNER)).contains(OWNER);
        assertThat(Decoding.fact(decode(body.replace(ORG, ORG.substring(0, 15))))
                        .dedupeKey())
                .isEqualTo("salesforce:" + ORG + ":" + NOTIFICATION);
    }

    @Test
    void tasksAndEventsAreActivities() {
        String call =
                "<sf:Id>00T7R00000AbCdEUAV</sf:Id><sf:OwnerId>%s</sf:OwnerId><sf:TaskSubtype>Call</sf:TaskSubtype>"
                                .formatted(OWNER)
                        + "<sf:IsClosed>true</sf:IsClosed><sf:CallDurationInSeconds>125</sf:CallDurationInSeconds>"
                        + "<sf:WhatId>" + DEAL
                        + "</sf:WhatId><sf:CompletedDateTime>2026-11-20T09:00:00.000Z</sf:CompletedDateTime>";
        Item.Fact task = Decoding.fact(decode(envelope(notification("04l7R00000Qq1RsQAJ", "Task", call))));
        assertThat(task.needsHydration()).isFalse();
        assertThat(task.fields().standard())
                .containsEntry(Field.ACTIVITY_TYPE, Optional.of("call"))
                .containsEntry(Field.DONE, Optional.of(true))
                .containsEntry(Field.DURATION_SECONDS, Optional.of(new BigDecimal("125")))
                .containsEntry(Field.DEAL_ID, Optional.of(DEAL))
                .containsEntry(Field.DONE_AT, Optional.of(Instant.parse("2026-11-20T09:00:00Z")));

        String meeting = "<sf:Id>00U7R00000AbCdEUAV</sf:Id><sf:OwnerId>%s</sf:OwnerId>".formatted(OWNER)
                + "<sf:DurationInMinutes>45</sf:DurationInMinutes><sf:WhatId>0017R00000AbCdEQAV</sf:WhatId>"
                + "<sf:StartDateTime>2026-11-20T09:00:00.000Z</sf:StartDateTime>";
        Item.Fact event = Decoding.fact(decode(envelope(notification("04l7R00000Qq1RsQAJ", "Event", meeting))));
        assertThat(event.needsHydration()).isFalse();
        assertThat(event.fields().standard())
                .containsEntry(Field.ACTIVITY_TYPE, Optional.of("meeting"))
                .containsEntry(Field.DURATION_SECONDS, Optional.of(new BigDecimal("2700")))
                .containsEntry(Field.DEAL_ID, Optional.empty())
                .containsEntry(Field.PLANNED_AT, Optional.of(Instant.parse("2026-11-20T09:00:00Z")))
                .doesNotContainKey(Field.DONE);
    }

    @ParameterizedTest
    @CsvSource({"Call,call", "Email,email", "ListEmail,email", "Task,task", "LinkedIn,other"})
    void theSubtypeOfATaskIsItsType(String subtype, String type) {
        String task = "<sf:Id>00T7R00000AbCdEUAV</sf:Id><sf:TaskSubtype>" + subtype + "</sf:TaskSubtype>";
        assertThat(Decoding.fact(decode(envelope(notification("04l7R00000Qq1RsQAJ", "Task", task))))
                        .fields()
                        .value(Field.ACTIVITY_TYPE))
                .contains(type);
    }

    @Test
    void customFieldsKeepTheirTypes() {
        String custom = "<sf:Margin__c>12.50</sf:Margin__c><sf:Region__c>Süd &amp; West</sf:Region__c>"
                + "<sf:Key_Deal__c>true</sf:Key_Deal__c><sf:Renewal__c>2027-01-31</sf:Renewal__c>"
                + "<sf:Number__c>00421</sf:Number__c><sf:Gone__c xsi:nil=\"true\"/><sf:Mail__c>a@b.example</sf:Mail__c>"
                + "<sf:Declared__c>7</sf:Declared__c>";
        var items = Decoding.items(
                new SalesforceAdapter(),
                Map.of(),
                deal(custom),
                Instant.parse("2026-11-23T10:00:00Z"),
                Map.of("types.Declared__c", "number"));
        assertThat(Decoding.fact(items).fields().custom())
                .containsEntry("Margin__c", Optional.of(new CustomValue.Number(new BigDecimal("12.50"))))
                .containsEntry("Region__c", Optional.of(new CustomValue.Text("Süd & West")))
                .containsEntry("Key_Deal__c", Optional.of(new CustomValue.Flag(true)))
                .containsEntry("Renewal__c", Optional.of(new CustomValue.Date(LocalDate.parse("2027-01-31"))))
                .containsEntry("Number__c", Optional.of(new CustomValue.Text("00421")))
                .containsEntry("Gone__c", Optional.empty())
                .containsEntry("Declared__c", Optional.of(new CustomValue.Number(new BigDecimal("7"))))
                .doesNotContainKeys("Mail__c", "Name");
    }

    @Test
    void aRecordMarkedAsDeletedIsADeletion() {
        Item.Fact fact = Decoding.fact(decode(deal(wonFields() + "<sf:IsDeleted>true</sf:IsDeleted>")));
        assertThat(fact.change()).isEqualTo(ChangeKind.DELETED);
        assertThat(fact.needsHydration()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>",
                "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><x/>",
                "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/hostname\">]><x>&f;</x>",
                "<x>&undeclared;</x>",
                "<x><y></x>",
                "<x",
                "<?xml version=\"1.0\" encoding=\"no-such\"?><x/>",
                "<x xmlns:a=\"\"/>",
                "<Envelope/>"
            })
    void whatIsNoOutboundMessageIsUnreadable(String xml) {
        assertThat(decode(xml)).singleElement().isInstanceOf(Item.Unreadable.class);
    }

    @Test
    void aDocumentTypeIsRefusedEvenAroundAGoodMessage() {
        String plain =
                deal(wonFields()).replace("<s:Envelope", "<!DOCTYPE s SYSTEM \"http://127.0.0.1:1/x\"><s:Envelope");
        assertThat(decode(plain))
                .singleElement()
                .isInstanceOfSatisfying(
                        Item.Unreadable.class, bad -> assertThat(bad.reason()).isEqualTo("xml-with-dtd"));
        String bomb = deal(wonFields())
                .replace("<s:Envelope", "<!DOCTYPE s [<!ENTITY a \"lol\">]><s:Envelope")
                .replace("Gewonnen", "&a;");
        assertThat(decode(bomb)).singleElement().isInstanceOf(Item.Unreadable.class);
    }

    @Test
    void depthIsBounded() {
        assertThat(decode("<a>".repeat(100_000))).singleElement().isInstanceOf(Item.Unreadable.class);
    }

    @Test
    void whatCostsMoreThanAnyMessageIsNotRead() {
        StringBuilder declarations = new StringBuilder("<x");
        for (int i = 0; i < 3_000; i++) {
            declarations.append(" xmlns:a").append(i).append("=\"u\"");
        }
        String many = notification("04l7R00000Qq1RsQAJ", "Account", "").repeat(2_000);
        for (String body : List.of(deal(declarations + "/>"), deal("<x/>".repeat(60_000)), envelope(many))) {
            assertThat(decode(body))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Item.Unreadable.class,
                            bad -> assertThat(bad.reason()).isEqualTo("xml-too-large"));
        }
        assertThat(decode(envelope(
                        notification("04l7R00000Qq1RsQAJ", "Account", "").repeat(100))))
                .hasSize(100);
    }

    @Test
    void utf16IsReadAndBlankedAsWell() {
        byte[] utf16 = deal(wonFields()).getBytes(StandardCharsets.UTF_16);
        byte[] blanked = new SalesforceAdapter().withoutCredentials(utf16);
        assertThat(new String(blanked, StandardCharsets.UTF_8))
                .doesNotContain("fake.session")
                .contains(DEAL);
        assertThat(Decoding.fact(decode(new String(blanked, StandardCharsets.UTF_8)))
                        .id())
                .isEqualTo(DEAL);
    }

    private static List<Item> decode(String body) {
        return Decoding.items(new SalesforceAdapter(), Map.of("content-type", "text/xml; charset=utf-8"), body);
    }
}
