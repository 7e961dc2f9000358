package app.merit.local.simulator.dialect.amocrm;

import app.merit.local.simulator.record.Deal;

/** What is fixed in the simulated account. */
final class AmoCrmAccount {
    static final long ID = 30_000_001;
    static final String SUBDOMAIN = "merit-demo";
    static final int PIPELINE = 7001;
    static final int WON = 142;
    static final int LOST = 143;
    /** Type of a task that is a meeting. */
    static final int MEETING = 2;

    static final int FOLLOW_UP = 1;
    private static final int FIRST_STAGE = 7100;

    private AmoCrmAccount() {}

    static int status(Deal deal) {
        return switch (deal.status()) {
            case OPEN -> stage(deal.stage());
            case WON -> WON;
            case LOST -> LOST;
        };
    }

    static int stage(int number) {
        return FIRST_STAGE + number;
    }
}
