package app.merit.motivation.definitions.domain;

import app.merit.motivation.engine.number.Word;
import java.time.ZoneId;

/**
 * What pay needs to know of the company.
 *
 * @param zone in which days and months are counted
 * @param reportingCurrency of KPIs in money that name none
 * @param headsSeePay how much of the pay of their people heads see
 */
public record Company(ZoneId zone, String reportingCurrency, HeadsSeePay headsSeePay) {
    /** Until the company is known: UTC, euro, totals. */
    public static final Company UNKNOWN = new Company(ZoneId.of("UTC"), "EUR", HeadsSeePay.TOTAL);

    public enum HeadsSeePay {
        NONE,
        TOTAL,
        FULL;

        @Override
        public String toString() {
            return Word.of(this);
        }
    }
}
