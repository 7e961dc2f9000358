package app.merit.local.simulator.dialect.bitrix24;

import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.record.CrmUser;
import app.merit.local.simulator.record.Deal;
import app.merit.local.simulator.rest.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Records as the API shows them: every value a text. */
final class Bitrix24Records {
    static final List<String> STAGES = List.of("NEW", "PREPARATION", "EXECUTING");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.ofHours(3));
    private static final String DEAL = "2";

    private Bitrix24Records() {}

    static ObjectNode deal(Deal deal) {
        Instant closed = deal.closedAt();
        return Json.object()
                .put("ID", Long.toString(deal.number()))
                .put("TITLE", "Сделка " + deal.number())
                .put("TYPE_ID", "SALE")
                .put("CATEGORY_ID", "0")
                .put("STAGE_ID", stage(deal))
                .put("STAGE_SEMANTIC_ID", semantics(deal))
                .put("IS_NEW", deal.stage() == 1 && deal.isOpen() ? "Y" : "N")
                .put("OPPORTUNITY", deal.amount().setScale(2).toPlainString())
                .put("IS_MANUAL_OPPORTUNITY", "Y")
                .put("CURRENCY_ID", Deal.CURRENCY)
                .put("ASSIGNED_BY_ID", deal.owner())
                .put("CREATED_BY_ID", deal.owner())
                .put("MODIFY_BY_ID", deal.owner())
                .put("DATE_CREATE", TIME.format(deal.createdAt()))
                .put("DATE_MODIFY", TIME.format(deal.changedAt()))
                .put("MOVED_TIME", TIME.format(deal.changedAt()))
                .put("BEGINDATE", TIME.format(deal.createdAt()))
                .put("CLOSEDATE", closed == null ? "" : TIME.format(closed))
                .put("OPENED", "Y")
                .put("CLOSED", deal.isOpen() ? "N" : "Y");
    }

    static ObjectNode activity(Activity activity) {
        Instant start = activity.changedAt().minusSeconds(activity.seconds());
        return Json.object()
                .put("ID", Long.toString(activity.number()))
                .put("OWNER_ID", Long.toString(activity.dealNumber()))
                .put("OWNER_TYPE_ID", DEAL)
                .put("TYPE_ID", type(activity.kind()))
                .put("PROVIDER_ID", activity.kind() == Activity.Kind.TASK ? "CRM_TODO" : "")
                .put("SUBJECT", "Демо")
                .put("COMPLETED", activity.done() ? "Y" : "N")
                .put("STATUS", activity.done() ? "2" : "1")
                .put("RESPONSIBLE_ID", activity.owner())
                .put("AUTHOR_ID", activity.owner())
                .put("DIRECTION", activity.kind() == Activity.Kind.CALL ? "2" : "0")
                .put("CREATED", TIME.format(activity.createdAt()))
                .put("LAST_UPDATED", TIME.format(activity.changedAt()))
                .put("START_TIME", TIME.format(start))
                .put("END_TIME", TIME.format(activity.changedAt()))
                .put("DEADLINE", "");
    }

    static ObjectNode user(CrmUser user) {
        String[] names = user.name().split(" ", 2);
        return Json.object()
                .put("ID", user.id())
                .put("ACTIVE", user.active())
                .put("NAME", names[0])
                .put("LAST_NAME", names.length > 1 ? names[1] : "")
                .put("EMAIL", user.email())
                .put("USER_TYPE", "employee");
    }

    private static String stage(Deal deal) {
        return switch (deal.status()) {
            case OPEN -> STAGES.get(deal.stage() - 1);
            case WON -> "WON";
            case LOST -> "LOSE";
        };
    }

    private static String semantics(Deal deal) {
        return switch (deal.status()) {
            case OPEN -> "P";
            case WON -> "S";
            case LOST -> "F";
        };
    }

    private static String type(Activity.Kind kind) {
        return switch (kind) {
            case MEETING -> "1";
            case CALL -> "2";
            case TASK -> "6";
        };
    }
}
