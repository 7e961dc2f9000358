package app.merit.ingest.catalogue;

import app.merit.service.db.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Table {@code source_slot}. */
final class Slots {
    static final Duration STEP = Duration.ofMinutes(10);

    private Slots() {}

    /** Requests of one source in one slot. */
    record Count(String source, Instant slot, long accepted, long refused) {}

    static Instant slotOf(Instant at) {
        Instant hour = at.truncatedTo(ChronoUnit.HOURS);
        long steps = Duration.between(hour, at).toMinutes() / STEP.toMinutes();
        return hour.plus(STEP.multipliedBy(steps));
    }

    static void add(Tx tx, List<Count> counts) throws SQLException {
        tx.update(
                """
                insert into source_slot as s (source, slot, accepted, refused)
                select * from unnest(?::text[], ?::timestamptz[], ?::bigint[], ?::bigint[])
                on conflict (source, slot) do update
                set accepted = s.accepted + excluded.accepted, refused = s.refused + excluded.refused""",
                Tx.Column.text(counts, Count::source),
                Tx.Column.of("timestamptz", counts, Count::slot),
                Tx.Column.of("int8", counts, Count::accepted),
                Tx.Column.of("int8", counts, Count::refused));
    }

    static List<Count> since(Tx tx, Instant since) throws SQLException {
        return tx.query(
                "select source, slot, accepted, refused from source_slot where slot >= ?",
                row -> new Count(
                        row.getString("source"),
                        Objects.requireNonNull(Tx.instant(row, "slot")),
                        row.getLong("accepted"),
                        row.getLong("refused")),
                since);
    }

    static Map<String, Rhythm> rhythms(Tx tx, Instant since) throws SQLException {
        Map<String, Instant> first = new HashMap<>();
        tx.query(
                "select source, min(slot) as first from source_slot where accepted > 0 and slot >= ? group by source",
                row -> first.put(row.getString("source"), Objects.requireNonNull(Tx.instant(row, "first"))),
                since);
        Map<String, Rhythm> rhythms = new HashMap<>();
        first.forEach((source, at) -> rhythms.put(source, new Rhythm(new long[Rhythm.HOURS], Optional.of(at))));
        tx.query(
                """
                select source, (extract(isodow from slot at time zone 'UTC')::int - 1) * 24
                    + extract(hour from slot at time zone 'UTC')::int as hour, sum(accepted)::bigint as accepted
                from source_slot where accepted > 0 and slot >= ? group by 1, 2""",
                row -> {
                    Rhythm rhythm = rhythms.get(row.getString("source"));
                    if (rhythm != null) {
                        rhythm.counts()[row.getInt("hour")] = row.getLong("accepted");
                    }
                    return true;
                },
                since);
        return rhythms;
    }

    static void forget(Tx tx, Instant before) throws SQLException {
        tx.update("delete from source_slot where slot < ?", before);
    }

    /** One count per source and slot. */
    static List<Count> summed(List<Count> counts) {
        Map<String, Count> sums = new HashMap<>();
        counts.forEach(count -> sums.merge(
                count.source() + " " + count.slot(),
                count,
                (a, b) -> new Count(a.source(), a.slot(), a.accepted() + b.accepted(), a.refused() + b.refused())));
        return new ArrayList<>(sums.values());
    }
}
