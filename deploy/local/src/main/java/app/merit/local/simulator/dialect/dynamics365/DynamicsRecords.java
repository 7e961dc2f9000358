package app.merit.local.simulator.dialect.dynamics365;

import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.record.CrmUser;
import app.merit.local.simulator.record.Deal;
import app.merit.local.simulator.rest.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Rows as the Web API shows them: lookups as {@code _name_value}. */
final class DynamicsRecords {
    private DynamicsRecords() {}

    static ObjectNode opportunity(Deal deal) {
        Instant closed = deal.closedAt();
        return Json.object()
                .put("opportunityid", DynamicsIds.guid(deal.number()))
                .put("name", "Deal " + deal.number())
                .put("statecode", state(deal))
                .put("statuscode", state(deal) + 1)
                .put("stepname", "Stage " + deal.stage())
                .put("_stageid_value", DynamicsIds.guid(deal.stage()))
                .put("processid", DynamicsIds.PROCESS)
                .put("estimatedvalue", deal.amount())
                .put("actualvalue", deal.isOpen() ? null : deal.amount())
                .put("_transactioncurrencyid_value", DynamicsIds.EURO)
                .put("_ownerid_value", deal.owner())
                .put("_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname", "systemuser")
                .put("createdon", deal.createdAt().toString())
                .put("modifiedon", deal.changedAt().toString())
                .put(
                        "actualclosedate",
                        closed == null ? null : closed.toString().substring(0, 10));
    }

    static ObjectNode activity(Activity activity) {
        return Json.object()
                .put("activityid", DynamicsIds.guid(activity.number()))
                .put("activitytypecode", DynamicsIds.table(activity.kind()))
                .put("statecode", activity.done() ? 1 : 0)
                .put("actualdurationminutes", minutes(activity))
                .put("_regardingobjectid_value", DynamicsIds.guid(activity.dealNumber()))
                .put("_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname", "opportunity")
                .put("_ownerid_value", activity.owner())
                .put("_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname", "systemuser")
                .put("createdon", activity.createdAt().toString())
                .put("modifiedon", activity.changedAt().toString())
                .put("actualend", activity.done() ? activity.changedAt().toString() : null);
    }

    static ObjectNode user(CrmUser user) {
        return Json.object()
                .put("systemuserid", user.id())
                .put("fullname", user.name())
                .put("internalemailaddress", user.email())
                .put("isdisabled", !user.active());
    }

    static int state(Deal deal) {
        return switch (deal.status()) {
            case OPEN -> 0;
            case WON -> 1;
            case LOST -> 2;
        };
    }

    /** Dynamics knows whole minutes only. */
    static int minutes(Activity activity) {
        return activity.seconds() / 60;
    }
}
