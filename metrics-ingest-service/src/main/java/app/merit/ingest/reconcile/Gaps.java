package app.merit.ingest.reconcile;

import app.merit.ingest.domain.Change;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.known.KnownEntities;
import app.merit.ingest.known.KnownEntities.Known;
import app.merit.ingest.store.IngestDatabase;
import app.merit.service.db.Tx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was missing, and whether it has been taken in since. */
@Singleton
public class Gaps {
    private static final int AT_ONCE = 1000;

    /** @param stamp the record's own time */
    record Gap(String source, Entity entity, String id, LocalDate day, Instant stamp, String dedupeKey) {
        boolean healedBy(Known known) {
            return known.lastReadKey().filter(dedupeKey::equals).isPresent()
                    || known.newestAt().isAfter(stamp);
        }
    }

    private final IngestDatabase database;
    private final Completeness completeness;
    private final Clock clock;

    Gaps(IngestDatabase database, Completeness completeness, Clock clock) {
        this.database = database;
        this.completeness = completeness;
        this.clock = clock;
    }

    /**
     * Notes a record that was missing on a day; the same one again on that day counts once.
     *
     * @param reason unknown, differs or unreadable
     * @return true if it was not noted before
     */
    boolean note(Change record, LocalDate day, String reason) {
        return note(
                new Gap(
                        record.source(),
                        record.fact().entity(),
                        record.fact().id(),
                        day,
                        record.occurredAt(),
                        record.fact().dedupeKey()),
                reason);
    }

    boolean note(Gap gap, String reason) {
        return database.call(tx -> {
            boolean isNew = tx.update(
                            "insert into gap (source, entity, id, day, reason, stamp, dedupe_key, found_at)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                            gap.source(),
                            gap.entity().wire(),
                            gap.id(),
                            gap.day(),
                            reason,
                            gap.stamp(),
                            gap.dedupeKey(),
                            clock.instant())
                    == 1;
            if (isNew) {
                completeness.change(tx, gap.source(), gap.day(), DayRecords::missed);
                return true;
            }
            // Lost again, or changed again before it was taken in.
            int again = tx.update(
                    "update gap set reason = ?, stamp = ?, dedupe_key = ?, found_at = ?, healed_at = null"
                            + " where source = ? and entity = ? and id = ? and day = ? and healed_at is not null",
                    reason,
                    gap.stamp(),
                    gap.dedupeKey(),
                    clock.instant(),
                    gap.source(),
                    gap.entity().wire(),
                    gap.id(),
                    gap.day());
            if (again == 1) {
                completeness.change(tx, gap.source(), gap.day(), DayRecords::missed);
            } else {
                tx.update(
                        "update gap set stamp = ?, dedupe_key = ?"
                                + " where source = ? and entity = ? and id = ? and day = ?",
                        gap.stamp(),
                        gap.dedupeKey(),
                        gap.source(),
                        gap.entity().wire(),
                        gap.id(),
                        gap.day());
            }
            return again == 1;
        });
    }

    /** The records are known as the CRM lists them. */
    void agreed(String source, Entity entity, List<String> ids) {
        database.run(tx -> {
            List<LocalDate> healed = tx.query(
                    "update gap set healed_at = ? where source = ? and entity = ? and id = any(?) and healed_at is null"
                            + " returning day",
                    row -> Tx.day(row, "day"),
                    clock.instant(),
                    source,
                    entity.wire(),
                    Tx.Column.text(ids, id -> id));
            for (LocalDate day : healed) {
                completeness.change(tx, source, day, DayRecords::healed);
            }
        });
    }

    /** Looks which of the open gaps have been taken in. */
    void heal(KnownEntities known) {
        Map<String, Map<Entity, List<Gap>>> open = database
                .call(tx -> tx.query(
                        "select source, entity, id, day, stamp, dedupe_key from gap where healed_at is null"
                                + " order by found_at desc limit " + AT_ONCE,
                        row -> new Gap(
                                row.getString("source"),
                                Entity.valueOf(row.getString("entity").toUpperCase(Locale.ROOT)),
                                row.getString("id"),
                                Tx.day(row, "day"),
                                Tx.instant(row, "stamp"),
                                row.getString("dedupe_key"))))
                .stream()
                .collect(Collectors.groupingBy(Gap::source, Collectors.groupingBy(Gap::entity)));
        open.forEach((source, byEntity) -> byEntity.forEach((entity, gaps) -> {
            Map<String, Known> found =
                    known.find(source, entity, gaps.stream().map(Gap::id).toList());
            List<String> healed = new ArrayList<>();
            gaps.forEach(gap -> {
                Known ours = found.get(gap.id());
                if (ours != null && gap.healedBy(ours)) {
                    healed.add(gap.id());
                }
            });
            if (!healed.isEmpty()) {
                agreed(source, entity, healed);
            }
        }));
    }

    boolean anyOpen(String source) {
        return database.call(tx -> tx.first(
                        "select exists (select 1 from gap where source = ? and healed_at is null"
                                + " and reason <> 'unreadable') as open",
                        row -> row.getBoolean("open"),
                        source)
                .orElse(false));
    }
}
