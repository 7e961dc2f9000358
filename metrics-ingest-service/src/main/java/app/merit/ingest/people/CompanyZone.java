package app.merit.ingest.people;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The zone in which the company's days begin, from {@code definition.company}; UTC until it is known. */
@Singleton
public class CompanyZone {
    private volatile ZoneId zone = ZoneOffset.UTC;
    private volatile boolean learned;

    public ZoneId zone() {
        return zone;
    }

    /** True once the topic was read to its end, so that no day is told in the wrong zone. */
    public boolean learned() {
        return learned;
    }

    public LocalDate dayOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    void is(ZoneId stated) {
        zone = stated;
    }

    void readToTheEnd() {
        learned = true;
    }
}
