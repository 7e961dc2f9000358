package app.merit.ingest.deadletter;

import app.merit.service.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Table {@code dead_letter}. */
final class LetterRows {
    private LetterRows() {}

    /**
     * Takes a failure in. One already seen, in whatever run, changes nothing but where the message is kept; a replay that
     * came back opens the letter again, unless it was waived meanwhile.
     */
    static void failed(Tx tx, Letter letter, boolean altered) throws SQLException {
        tx.update(
                """
                insert into dead_letter as d (id, source, reason, detail, item, origin_partition, origin_offset, sha256,
                    received_at, attempt_partition, attempt_offset, failed_at, seen_partition, seen_offset,
                    kept_partition, kept_offset, kept_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set
                    reason = excluded.reason,
                    detail = excluded.detail,
                    failed_at = excluded.failed_at,
                    failures = d.failures + case when (d.attempt_partition, d.attempt_offset)
                        = (excluded.attempt_partition, excluded.attempt_offset) then 0 else 1 end,
                    status = case when d.status = 'replayed' and (d.attempt_partition, d.attempt_offset)
                        <> (excluded.attempt_partition, excluded.attempt_offset) then 'open' else d.status end,
                    attempt_partition = excluded.attempt_partition,
                    attempt_offset = excluded.attempt_offset,
                    seen_partition = excluded.seen_partition,
                    seen_offset = excluded.seen_offset,
                    kept_partition = case when ? then d.kept_partition else excluded.kept_partition end,
                    kept_offset = case when ? then d.kept_offset else excluded.kept_offset end,
                    kept_at = case when ? then d.kept_at else excluded.kept_at end
                where case when d.seen_partition = excluded.seen_partition then d.seen_offset < excluded.seen_offset
                    else d.failed_at < excluded.failed_at end""",
                letter.id(),
                letter.source(),
                letter.reason(),
                letter.detail(),
                letter.item(),
                letter.origin().partition(),
                letter.origin().offset(),
                letter.sha256(),
                letter.receivedAt(),
                letter.attempt().partition(),
                letter.attempt().offset(),
                letter.failedAt(),
                letter.seen().partition(),
                letter.seen().offset(),
                letter.kept().partition(),
                letter.kept().offset(),
                letter.keptAt(),
                altered,
                altered,
                altered);
    }

    static Optional<Letter> find(Tx tx, String id) throws SQLException {
        return tx.first("select * from dead_letter where id = ?", LetterRows::letter, id);
    }

    /** All letters of one request, locked until the transaction ends. */
    static List<Letter> lockRequest(Tx tx, Place origin) throws SQLException {
        return tx.query(
                "select * from dead_letter where origin_partition = ? and origin_offset = ? order by id for update",
                LetterRows::letter,
                origin.partition(),
                origin.offset());
    }

    /** Ids of all letters of one request. */
    static List<String> request(Tx tx, Place origin) throws SQLException {
        return tx.query(
                "select id from dead_letter where origin_partition = ? and origin_offset = ? order by id",
                row -> row.getString(1),
                origin.partition(),
                origin.offset());
    }

    static List<Letter> page(Tx tx, LetterFilter filter, int skip, int size) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        String where = where(filter, values);
        values.add(size);
        values.add(skip);
        return tx.query(
                "select * from dead_letter" + where + " order by failed_at desc, id limit ? offset ?",
                LetterRows::letter,
                values.toArray());
    }

    static long count(Tx tx, LetterFilter filter) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        String where = where(filter, values);
        return tx.first("select count(*) from dead_letter" + where, row -> row.getLong(1), values.toArray())
                .orElse(0L);
    }

    static void decide(Tx tx, Collection<Letter> letters, Status status, String who, Instant at, Optional<String> why)
            throws SQLException {
        tx.update(
                "update dead_letter set status = ?, decided_by = ?, decided_at = ?, decision = ? where id = any(?)",
                status.wire(),
                who,
                at,
                why.orElse(null),
                Tx.Column.text(letters, Letter::id));
    }

    static void status(Tx tx, String id, Status status) throws SQLException {
        tx.update("update dead_letter set status = ? where id = ?", status.wire(), id);
    }

    /** How many letters of each source are not through, by status, and since when the oldest is. */
    static Map<String, Standing> standings(Tx tx) throws SQLException {
        Map<String, Standing> found = new HashMap<>();
        tx.query(
                """
                select source, count(*) filter (where status in ('open', 'pending-approval')) undecided,
                    count(*) filter (where status = 'waived') waived,
                    min(received_at) filter (where status in ('open', 'pending-approval')) oldest
                from dead_letter where status <> 'replayed' group by source""",
                row -> found.put(
                        row.getString("source"),
                        new Standing(
                                row.getLong("undecided"),
                                row.getLong("waived"),
                                Optional.ofNullable(Tx.instant(row, "oldest")))));
        return found;
    }

    /** Forgets what was decided before that; open letters stay. */
    static int forget(Tx tx, Instant before) throws SQLException {
        return tx.update(
                "delete from dead_letter where status in ('replayed', 'waived') and decided_at < ? and failed_at < ?",
                before,
                before);
    }

    private static String where(LetterFilter filter, List<@Nullable Object> values) {
        List<String> conditions = new ArrayList<>();
        filter.source().ifPresent(source -> add(conditions, values, "source = ?", source));
        filter.reason().ifPresent(reason -> add(conditions, values, "reason = ?", reason));
        filter.status().ifPresent(status -> add(conditions, values, "status = ?", status.wire()));
        filter.since().ifPresent(since -> add(conditions, values, "failed_at >= ?", since));
        filter.until().ifPresent(until -> add(conditions, values, "failed_at < ?", until));
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static void add(
            List<String> conditions, List<@Nullable Object> values, String condition, @Nullable Object value) {
        conditions.add(condition);
        values.add(value);
    }

    private static Letter letter(ResultSet row) throws SQLException {
        return new Letter(
                row.getString("id"),
                row.getString("source"),
                row.getString("reason"),
                row.getString("detail"),
                row.getInt("item"),
                place(row, "origin"),
                row.getString("sha256"),
                instant(row, "received_at"),
                place(row, "attempt"),
                instant(row, "failed_at"),
                row.getInt("failures"),
                place(row, "seen"),
                place(row, "kept"),
                instant(row, "kept_at"),
                Status.ofWire(row.getString("status")).orElseThrow(),
                decision(row));
    }

    private static Optional<Letter.Decision> decision(ResultSet row) throws SQLException {
        Instant at = Tx.instant(row, "decided_at");
        return at == null
                ? Optional.empty()
                : Optional.of(new Letter.Decision(
                        row.getString("decided_by"), at, Optional.ofNullable(row.getString("decision"))));
    }

    private static Place place(ResultSet row, String name) throws SQLException {
        return new Place(row.getInt(name + "_partition"), row.getLong(name + "_offset"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Tx.instant(row, column), column);
    }
}
