package app.merit.ingest.reconcile;

import app.merit.ingest.domain.Change;
import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts the won deals of a CRM's list by day. A deal that stands on two pages, because it changed while they were read,
 * counts once, as it was seen last. Holds one small entry per won deal of the days asked for.
 */
final class WonTally {
    private record Deal(LocalDate day, String currency, BigDecimal amount) {}

    private final ZoneId zone;
    private final Set<LocalDate> days;
    private final Map<String, Deal> won = new HashMap<>();

    WonTally(ZoneId zone, Set<LocalDate> days) {
        this.zone = zone;
        this.days = Set.copyOf(days);
    }

    void see(Change record) {
        if (record.fact().entity() == Entity.DEAL) {
            String id = record.fact().id();
            deal(record).ifPresentOrElse(deal -> won.put(id, deal), () -> won.remove(id));
        }
    }

    Totals of(LocalDate day) {
        Totals totals = Totals.NONE;
        for (Deal deal : won.values()) {
            if (deal.day().equals(day)) {
                totals = totals.plus(deal.currency(), new Totals.Total(1, deal.amount()));
            }
        }
        return totals;
    }

    /** Ids of the won deals of a day, as on Merit's topics. */
    Set<String> ids(LocalDate day) {
        Set<String> ids = new java.util.HashSet<>();
        won.forEach((id, deal) -> {
            if (deal.day().equals(day)) {
                ids.add(id);
            }
        });
        return ids;
    }

    private Optional<Deal> deal(Change record) {
        boolean counts = record.fact().change() != ChangeKind.DELETED
                && record.fields().value(Field.STATUS).filter("won"::equals).isPresent();
        return wonAt(record)
                .filter(_ -> counts)
                .map(at -> at.atZone(zone).toLocalDate())
                .filter(days::contains)
                .map(day -> new Deal(
                        day,
                        record.fields()
                                .value(Field.CURRENCY)
                                .map(String.class::cast)
                                .orElse(Totals.NO_CURRENCY),
                        record.fields()
                                .value(Field.AMOUNT)
                                .map(BigDecimal.class::cast)
                                .orElse(BigDecimal.ZERO)));
    }

    /** As the moment of winning is told elsewhere: the won time, else the closing time. */
    private static Optional<Instant> wonAt(Change record) {
        return record.fields()
                .value(Field.WON_AT)
                .or(() -> record.fields().value(Field.CLOSED_AT))
                .map(Instant.class::cast);
    }
}
