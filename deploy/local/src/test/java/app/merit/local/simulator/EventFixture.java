package app.merit.local.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Deals and people of the simulated CRM, for tests. */
final class EventFixture {
    static final Instant CREATED = Instant.parse("2026-11-02T09:00:00Z");
    static final Instant WON = Instant.parse("2026-11-05T14:30:15Z");

    private EventFixture() {}

    static List<Rep> reps() {
        return List.of(rep("anna.petrova", "3001", "9001", "anna"), rep("elena.kuznetsova", "3005", "9005", "elena"));
    }

    static CrmEvent.DealStep created(CrmSource source, String owner) {
        return new CrmEvent.DealStep(deal(source, owner), null);
    }

    static CrmEvent.DealStep won(CrmSource source, String owner) {
        Deal open = deal(source, owner);
        return new CrmEvent.DealStep(open.closed(Deal.Status.WON, open.amount(), WON), open);
    }

    private static Deal deal(CrmSource source, String owner) {
        return new Deal(source, 261_100_042, owner, Deal.Status.OPEN, 1, new BigDecimal("1250"), CREATED, CREATED);
    }

    private static Rep rep(String code, String amocrm, String pipedrive, String standard) {
        Map<CrmSource, String> users = new EnumMap<>(CrmSource.class);
        users.put(CrmSource.AMOCRM, amocrm);
        users.put(CrmSource.PIPEDRIVE, pipedrive);
        users.put(CrmSource.STANDARD, standard);
        return new Rep(code, users);
    }
}
