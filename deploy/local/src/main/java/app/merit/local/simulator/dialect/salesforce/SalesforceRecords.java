package app.merit.local.simulator.dialect.salesforce;

import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.record.CrmUser;
import app.merit.local.simulator.record.Deal;
import app.merit.local.simulator.rest.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Records as messages and API show them. */
final class SalesforceRecords {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneOffset.UTC);

    private SalesforceRecords() {}

    static ObjectNode opportunity(Deal deal) {
        Instant closed = deal.closedAt();
        return Json.object()
                .put("Id", SalesforceIds.deal(deal.number()))
                .put("StageName", stage(deal))
                .put("IsClosed", !deal.isOpen())
                .put("IsWon", deal.status() == Deal.Status.WON)
                .put("Amount", deal.amount())
                .put("CurrencyIsoCode", Deal.CURRENCY)
                .put("CloseDate", closed == null ? null : TIME.format(closed).substring(0, 10))
                .put("OwnerId", deal.owner())
                .put("RecordTypeId", SalesforceIds.id("012", 1))
                .put("CreatedDate", TIME.format(deal.createdAt()))
                .put("LastModifiedDate", TIME.format(deal.changedAt()))
                .put("LastStageChangeDate", TIME.format(deal.changedAt()))
                .put("SystemModstamp", TIME.format(deal.changedAt()));
    }

    static ObjectNode activity(Activity activity) {
        ObjectNode json = Json.object()
                .put("Id", SalesforceIds.activity(activity))
                .put("OwnerId", activity.owner())
                .put("WhatId", SalesforceIds.deal(activity.dealNumber()));
        switch (activity.kind()) {
            case MEETING ->
                json.put("StartDateTime", TIME.format(activity.changedAt().minusSeconds(activity.seconds())))
                        .put("EndDateTime", TIME.format(activity.changedAt()))
                        .put("DurationInMinutes", activity.seconds() / 60);
            case CALL, TASK ->
                json.put("TaskSubtype", activity.kind() == Activity.Kind.CALL ? "Call" : "Task")
                        .put("Status", activity.done() ? "Completed" : "Not Started")
                        .put("IsClosed", activity.done())
                        .put("CallDurationInSeconds", activity.kind() == Activity.Kind.CALL ? activity.seconds() : null)
                        .put("CompletedDateTime", activity.done() ? TIME.format(activity.changedAt()) : null);
        }
        return json.put("CreatedDate", TIME.format(activity.createdAt()))
                .put("LastModifiedDate", TIME.format(activity.changedAt()))
                .put("SystemModstamp", TIME.format(activity.changedAt()));
    }

    static ObjectNode user(CrmUser user) {
        return Json.object()
                .put("Id", user.id())
                .put("Name", user.name())
                .put("Email", user.email())
                .put("IsActive", user.active());
    }

    private static String stage(Deal deal) {
        return switch (deal.status()) {
            case OPEN -> "Stage " + deal.stage();
            case WON -> "Closed Won";
            case LOST -> "Closed Lost";
        };
    }
}
