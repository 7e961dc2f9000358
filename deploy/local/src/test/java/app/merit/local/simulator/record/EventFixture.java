package app.merit.local.simulator.record;

import app.merit.local.simulator.Rep;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Deals, activities and people of a simulated CRM, for tests. */
public final class EventFixture {
    public static final Instant CREATED = Instant.parse("2026-11-02T09:00:00Z");
    public static final Instant WON = Instant.parse("2026-11-05T14:30:15Z");
    public static final long NUMBER = 261_100_042;

    private EventFixture() {}

    public static List<Rep> reps() {
        return List.of(
                rep("anna.petrova", "Anna Petrova", "3001", "9001", "anna"),
                rep("elena.kuznetsova", "Elena Kuznetsova", "3005", "9005", "elena"));
    }

    public static CrmEvent.DealStep created(CrmSource source, String owner) {
        return new CrmEvent.DealStep(deal(source, owner), null);
    }

    public static CrmEvent.DealStep won(CrmSource source, String owner) {
        Deal open = deal(source, owner);
        return new CrmEvent.DealStep(open.won(WON), open);
    }

    public static CrmEvent.DealGone deleted(CrmSource source, String owner) {
        return new CrmEvent.DealGone(deal(source, owner), WON);
    }

    public static CrmEvent.ActivityStep call(CrmSource source, String owner, int seconds) {
        return new CrmEvent.ActivityStep(Activity.call(source, 7, owner, NUMBER, seconds, WON), null);
    }

    public static Deal deal(CrmSource source, String owner) {
        return Deal.opened(source, NUMBER, owner, new BigDecimal("1250"), CREATED);
    }

    private static Rep rep(String code, String name, String amocrm, String pipedrive, String standard) {
        Map<CrmSource, String> users = new HashMap<>();
        users.put(CrmSource.AMOCRM, amocrm);
        users.put(CrmSource.BITRIX24, "5" + amocrm);
        users.put(CrmSource.PIPEDRIVE, pipedrive);
        users.put(CrmSource.STANDARD, standard);
        return new Rep(code, name, users);
    }
}
