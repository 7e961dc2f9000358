package app.merit.local.simulator.dialect.monday;

import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.record.Deal;
import app.merit.local.simulator.rest.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The two boards of the account and what their columns hold. */
final class MondayBoard {
    static final String DEALS = "7001";
    static final String ACTIVITIES = "7002";
    static final String STATUS = "status";
    static final String AMOUNT = "amount";
    static final String OWNER = "owner";
    static final String DEAL = "deal";
    static final int WON = 101;
    static final int LOST = 102;
    static final int DONE = 1;

    private MondayBoard() {}

    static int label(Deal deal) {
        return switch (deal.status()) {
            case OPEN -> deal.stage();
            case WON -> WON;
            case LOST -> LOST;
        };
    }

    static String text(Deal deal) {
        return switch (deal.status()) {
            case OPEN -> "Stage " + deal.stage();
            case WON -> "Won";
            case LOST -> "Lost";
        };
    }

    static int label(Activity activity) {
        return activity.done() ? DONE : 0;
    }

    static ObjectNode owner(String user) {
        ObjectNode value = Json.object();
        value.putArray("personsAndTeams")
                .add(Json.object().put("id", Long.parseLong(user)).put("kind", "person"));
        return value;
    }
}
