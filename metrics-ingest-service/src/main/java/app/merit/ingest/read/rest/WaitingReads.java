package app.merit.ingest.read.rest;

import app.merit.ingest.store.IngestDatabase;
import app.merit.service.db.Tx;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Pages of {@code read_request}. */
@Singleton
class WaitingReads {
    private final IngestDatabase database;

    WaitingReads(IngestDatabase database) {
        this.database = database;
    }

    ReadsResource.ReadPage page(Optional<String> source, Optional<ReadState> state, int page, int size) {
        String where = "where state <> 'resting' and (?::text is null or source = ?)"
                + state.map(wanted -> " and " + wanted.condition()).orElse("");
        String name = source.orElse(null);
        return database.call(tx -> {
            long total = tx.first(
                            "select count(*) as n from read_request " + where, row -> row.getLong("n"), name, name)
                    .orElse(0L);
            List<ReadView> items = tx.query(
                    "select * from read_request " + where
                            + " order by first_asked_at, source, entity, id limit ? offset ?",
                    WaitingReads::view,
                    name,
                    name,
                    size,
                    (long) page * size);
            return new ReadsResource.ReadPage(items, page, size, total);
        });
    }

    private static ReadView view(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        boolean parked = row.getString("state").equals("parked");
        ReadState waiting = reason == null ? ReadState.WAITING : ReadState.RETRYING;
        return new ReadView(
                row.getString("source"),
                row.getString("entity"),
                row.getString("id"),
                row.getString("kind"),
                row.getString("crm_id"),
                Tx.texts(row, "causes"),
                (parked ? ReadState.PARKED : waiting).wire(),
                reason,
                row.getInt("attempts"),
                Optional.ofNullable(Tx.instant(row, "first_asked_at")).orElseThrow(),
                Optional.ofNullable(Tx.instant(row, "not_before")).orElseThrow());
    }
}
