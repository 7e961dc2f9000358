package app.merit.motivation.access.domain;

import app.merit.motivation.definitions.domain.Company.HeadsSeePay;
import app.merit.motivation.definitions.domain.Snapshot;
import app.merit.motivation.engine.input.DateSpan;
import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who sees whose pay: everybody their own; comp-admin, payroll and auditor all; the heads above a person, on the day
 * that counts for the period, as much as the company lets them.
 */
public final class PayAccess {
    private PayAccess() {}

    /** The day is the last one of the period, or today while it runs. */
    public static PayLevel level(Reader reader, String employee, LocalDate day, Snapshot snapshot) {
        if (reader.is(employee) || reader.seesAllPay()) {
            return PayLevel.FULL;
        }
        boolean head = reader.employee()
                .filter(h -> snapshot.organisation().isHeadOf(h, employee, day))
                .isPresent();
        return head ? ofHead(snapshot.company().headsSeePay()) : PayLevel.NONE;
    }

    /** Everybody of whom the reader sees something, for readers who do not see all. */
    public static SortedSet<String> visible(Reader reader, LocalDate day, Snapshot snapshot) {
        var visible = new TreeSet<String>();
        reader.employee().ifPresent(own -> {
            visible.add(own);
            if (snapshot.company().headsSeePay() != HeadsSeePay.NONE) {
                visible.addAll(snapshot.organisation()
                        .teamOf(own, new DateSpan(day, day.plusDays(1)))
                        .keySet());
            }
        });
        return visible;
    }

    private static PayLevel ofHead(HeadsSeePay setting) {
        return switch (setting) {
            case NONE -> PayLevel.NONE;
            case TOTAL -> PayLevel.TOTAL;
            case FULL -> PayLevel.FULL;
        };
    }
}
