package app.merit.ingest.load;

import app.merit.ingest.load.ImportJob.Sums;
import app.merit.ingest.store.IngestDatabase;
import app.merit.service.db.Tx;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Imports, their chunks, and what was ever loaded, in the ingest database. */
@Singleton
public class ImportJobs {
    private static final String COLUMNS = "select id, source, kind, name, sha256, dry_run, rows, chunk_rows, stamp,"
            + " list_from, list_kind, cursor, state, asked_by, asked_at, finished_at, received, kept, unchanged, bad,"
            + " detail from import_job ";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final IngestDatabase database;

    ImportJobs(IngestDatabase database) {
        this.database = database;
    }

    /** Begins the import of a file, or finds the one of the same file. */
    ImportJob file(
            String source,
            String name,
            String sha256,
            boolean dryRun,
            Optional<Long> rows,
            int chunkRows,
            Optional<Instant> stamp,
            String who,
            Instant now) {
        return database.call(tx -> {
            tx.update(
                    "insert into import_job (id, source, kind, name, sha256, dry_run, rows, chunk_rows, stamp, state,"
                            + " asked_by, asked_at) values (?, ?, 'file', ?, ?, ?, ?, ?, ?, 'open', ?, ?)"
                            + " on conflict (source, sha256, dry_run) where kind = 'file' do nothing",
                    UUID.randomUUID().toString(),
                    source,
                    name,
                    sha256,
                    dryRun,
                    rows.orElse(null),
                    chunkRows,
                    stamp.orElse(null),
                    who,
                    now);
            return tx.first(
                            COLUMNS + "where source = ? and sha256 = ? and dry_run = ? and kind = 'file'",
                            ImportJobs::read,
                            source,
                            sha256,
                            dryRun)
                    .orElseThrow();
        });
    }

    /** Begins the reading of a list, or goes on with the one of the same range that did not end well. */
    ImportJob list(String source, String name, Instant from, String who, Instant now) {
        return database.call(tx -> {
            Optional<ImportJob> unfinished = tx.first(
                    COLUMNS + "where kind = 'list' and source = ? and list_from = ? and state <> 'done'"
                            + " order by asked_at desc for update",
                    ImportJobs::read,
                    source,
                    from);
            if (unfinished.isPresent()) {
                String id = unfinished.get().id();
                tx.update(
                        "update import_job set state = 'open', detail = null, finished_at = null"
                                + " where id = ? and state = 'failed'",
                        id);
                return one(tx, id).orElseThrow();
            }
            String id = UUID.randomUUID().toString();
            tx.update(
                    "insert into import_job (id, source, kind, name, chunk_rows, list_from, state, asked_by, asked_at)"
                            + " values (?, ?, 'list', ?, 1, ?, 'open', ?, ?)",
                    id,
                    source,
                    name,
                    from,
                    who,
                    now);
            return one(tx, id).orElseThrow();
        });
    }

    Optional<ImportJob> find(String id) {
        return database.call(tx -> one(tx, id));
    }

    private static Optional<ImportJob> one(Tx tx, String id) throws SQLException {
        return tx.first(COLUMNS + "where id = ?", ImportJobs::read, id);
    }

    List<ImportJob> page(Optional<String> source, int page, int size) {
        return database.call(tx -> tx.query(
                COLUMNS + "where (?::text is null or source = ?) order by asked_at desc, id limit ? offset ?",
                ImportJobs::read,
                source.orElse(null),
                source.orElse(null),
                size,
                (long) page * size));
    }

    long count(Optional<String> source) {
        return database.call(tx -> tx.first(
                        "select count(*) as n from import_job where (?::text is null or source = ?)",
                        row -> row.getLong("n"),
                        source.orElse(null),
                        source.orElse(null))
                .orElse(0L));
    }

    List<ImportJob> openLists() {
        return database.call(
                tx -> tx.query(COLUMNS + "where kind = 'list' and state = 'open' order by asked_at", ImportJobs::read));
    }

    /** The first chunk that is not there yet, counted from 0. */
    int nextChunk(String id) {
        return database.call(tx -> tx.first(
                        "select coalesce(min(c.n + 1), 0) as next from"
                                + " (select -1 as n union all select n from import_chunk where job = ?) c"
                                + " where not exists (select 1 from import_chunk o where o.job = ? and o.n = c.n + 1)",
                        row -> row.getInt("next"),
                        id,
                        id)
                .orElse(0));
    }

    boolean hasChunk(String id, int n) {
        return database.call(tx -> tx.first("select 1 from import_chunk where job = ? and n = ?", _ -> true, id, n)
                .isPresent());
    }

    /** What has been loaded before, of these digests (hex). */
    Set<String> loadedBefore(String source, Collection<String> digests) {
        return new HashSet<>(database.call(tx -> tx.query(
                "select encode(digest, 'hex') as digest from import_key"
                        + " where source = ? and digest in (select decode(d, 'hex') from unnest(?) d)",
                row -> row.getString("digest"),
                source,
                Tx.Column.text(digests, digest -> digest))));
    }

    /**
     * Takes a chunk into the books; one that is in them already changes nothing.
     *
     * @param digests of what was kept
     */
    void book(
            ImportJob job, int n, int rows, Sums sums, List<RowFault> faults, Collection<String> digests, Instant now) {
        database.run(tx -> {
            int isNew = tx.update(
                    "insert into import_chunk (job, n, rows, faults, at) values (?, ?, ?, ?::jsonb, ?)"
                            + " on conflict do nothing",
                    job.id(),
                    n,
                    rows,
                    json(faults),
                    now);
            if (isNew == 0) {
                return;
            }
            add(tx, job.id(), sums);
            tx.update(
                    "insert into import_key (source, digest) select ?, decode(d, 'hex') from unnest(?) d"
                            + " on conflict do nothing",
                    job.source(),
                    Tx.Column.text(digests, digest -> digest));
            tx.update(
                    "update import_job set state = 'done', finished_at = ? where id = ? and received >= rows",
                    now,
                    job.id());
        });
    }

    /** A page of the list is kept. */
    void listed(
            ImportJob job, int n, int kind, Optional<String> cursor, Sums sums, List<RowFault> faults, Instant now) {
        database.run(tx -> {
            add(tx, job.id(), sums);
            tx.update(
                    "update import_job set list_kind = ?, cursor = ? where id = ?",
                    kind,
                    cursor.orElse(null),
                    job.id());
            if (!faults.isEmpty()) {
                tx.update(
                        "insert into import_chunk (job, n, rows, faults, at) values (?, ?, ?, ?::jsonb, ?)"
                                + " on conflict do nothing",
                        job.id(),
                        n,
                        (int) sums.received(),
                        json(faults),
                        now);
            }
        });
    }

    void finish(String id, boolean well, Optional<String> detail, Instant now) {
        database.run(tx -> tx.update(
                "update import_job set state = ?, detail = ?, finished_at = ? where id = ?",
                well ? "done" : "failed",
                detail.orElse(null),
                now,
                id));
    }

    private static void add(Tx tx, String id, Sums sums) throws SQLException {
        tx.update(
                "update import_job set received = received + ?, kept = kept + ?, unchanged = unchanged + ?,"
                        + " bad = bad + ? where id = ?",
                sums.received(),
                sums.kept(),
                sums.unchanged(),
                sums.bad(),
                id);
    }

    List<RowFault> faults(String id, int page, int size) {
        return database.call(tx -> tx.query(
                "select f.value as fault from import_chunk c, jsonb_array_elements(c.faults) with ordinality f(value, at)"
                        + " where c.job = ? order by c.n, f.at limit ? offset ?",
                row -> fault(row.getString("fault")),
                id,
                size,
                (long) page * size));
    }

    long faultCount(String id) {
        return database.call(tx -> tx.first(
                        "select coalesce(sum(jsonb_array_length(faults)), 0) as n from import_chunk where job = ?",
                        row -> row.getLong("n"),
                        id)
                .orElse(0L));
    }

    private static String json(List<RowFault> faults) {
        try {
            // PostgreSQL keeps no character 0.
            return JSON.writeValueAsString(faults).replace("\\u0000", "");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RowFault fault(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ImportJob read(ResultSet row) throws SQLException {
        long rows = row.getLong("rows");
        Optional<Long> stated = row.wasNull() ? Optional.empty() : Optional.of(rows);
        return new ImportJob(
                row.getString("id"),
                row.getString("source"),
                row.getString("kind"),
                row.getString("name"),
                Optional.ofNullable(row.getString("sha256")),
                row.getBoolean("dry_run"),
                stated,
                row.getInt("chunk_rows"),
                Optional.ofNullable(Tx.instant(row, "stamp")),
                Optional.ofNullable(Tx.instant(row, "list_from")),
                row.getInt("list_kind"),
                Optional.ofNullable(row.getString("cursor")),
                row.getString("state"),
                row.getString("asked_by"),
                Tx.instant(row, "asked_at"),
                Optional.ofNullable(Tx.instant(row, "finished_at")),
                new Sums(row.getLong("received"), row.getLong("kept"), row.getLong("unchanged"), row.getLong("bad")),
                Optional.ofNullable(row.getString("detail")));
    }
}
