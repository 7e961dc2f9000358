package app.merit.ingest.known;

import app.merit.ingest.domain.Entity;
import app.merit.ingest.store.IngestDatabase;
import app.merit.service.db.Tx;
import app.merit.service.db.Tx.Column;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The table {@code known_entity}. */
@Singleton
public class KnownRows implements KnownEntities {
    private final IngestDatabase database;

    public KnownRows(IngestDatabase database) {
        this.database = database;
    }

    @Override
    public Map<String, Known> find(String source, Entity entity, Collection<String> ids) {
        Map<String, Known> found = new HashMap<>();
        database.call(tx -> tx.query(
                        """
                        select id, owner, status, stage, amount, currency, won_at, deleted, confirmed, newest_at, last_read_key
                        from known_entity where source = ? and entity = ? and id = any(?)
                        """, row -> known(source, entity, row), source, entity.wire(), Column.text(ids, id -> id)))
                .forEach(known -> found.put(known.id(), known));
        return found;
    }

    private static Known known(String source, Entity entity, ResultSet row) throws SQLException {
        return new Known(
                source,
                entity,
                row.getString("id"),
                Optional.ofNullable(row.getString("owner")),
                Optional.ofNullable(row.getString("status")),
                Optional.ofNullable(row.getString("stage")),
                Optional.ofNullable(row.getBigDecimal("amount")),
                Optional.ofNullable(row.getString("currency")),
                Optional.ofNullable(Tx.instant(row, "won_at")),
                row.getBoolean("deleted"),
                row.getBoolean("confirmed"),
                Optional.ofNullable(Tx.instant(row, "newest_at")).orElseThrow(),
                Optional.ofNullable(row.getString("last_read_key")));
    }

    @Override
    public List<Won> won(String source, Instant from, Instant until) {
        return database.call(tx -> tx.query(
                """
                        select currency, count(*) as deals, coalesce(sum(amount), 0) as amount
                        from known_entity
                        where source = ? and entity = 'deal' and status = 'won' and not deleted
                          and won_at >= ? and won_at < ?
                        group by currency order by currency
                        """,
                row -> new Won(
                        Optional.ofNullable(row.getString("currency")),
                        row.getLong("deals"),
                        row.getBigDecimal("amount")),
                source,
                from,
                until));
    }

    @Override
    public List<String> wonIds(String source, Instant from, Instant until, int most) {
        return database.call(tx -> tx.query("""
                        select id from known_entity
                        where source = ? and entity = 'deal' and status = 'won' and not deleted
                          and won_at >= ? and won_at < ?
                        order by id limit ?
                        """, row -> row.getString("id"), source, from, until, most));
    }

    @Override
    public List<Owned> owned(String source) {
        return database.call(tx -> tx.query(
                """
                        select owner, count(*) filter (where entity = 'deal') as deals,
                          count(*) filter (where entity = 'activity') as activities, max(newest_at) as newest_at
                        from known_entity where source = ? and owner is not null and not deleted
                        group by owner order by owner
                        """,
                row -> new Owned(
                        row.getString("owner"),
                        row.getLong("deals"),
                        row.getLong("activities"),
                        Optional.ofNullable(Tx.instant(row, "newest_at")).orElseThrow()),
                source));
    }

    /** The id on Merit's topics of the record that the CRM names so, if it was heard of. */
    public Optional<String> idOf(String source, Entity entity, String kind, String crmId) {
        return database.call(tx -> tx.first(
                "select id from known_entity where source = ? and entity = ? and crm_id = ? and kind = ?"
                        + " and right(id, length(crm_id)) = crm_id",
                row -> row.getString("id"),
                source,
                entity.wire(),
                crmId,
                kind));
    }

    /** Folds the changes into their rows, which stay locked until the end of the transaction. */
    Map<EntityKey, EntityFold> fold(Tx tx, List<KnownChange> changes) throws SQLException {
        Map<EntityKey, KnownChange> latest = new TreeMap<>();
        changes.forEach(change -> latest.put(change.key(), change));
        insertMissing(tx, latest);
        Map<EntityKey, EntityFold> folds = locked(tx, latest.keySet());
        changes.forEach(
                change -> folds.merge(change.key(), EntityFold.NOTHING.with(change), (known, _) -> known.with(change)));
        update(tx, latest, folds);
        return folds;
    }

    /** So that two replicas that hear of an entity at one time wait for each other. */
    private static void insertMissing(Tx tx, Map<EntityKey, KnownChange> latest) throws SQLException {
        tx.update(
                """
                insert into known_entity (source, entity, id, kind, crm_id, deleted, confirmed, newest_at, folded)
                select source, entity, id, kind, crm_id, false, false, newest_at, ''
                from unnest(?, ?, ?, ?, ?, ?) as n (source, entity, id, kind, crm_id, newest_at)
                order by source, entity, id
                on conflict do nothing
                """,
                Column.text(latest.values(), KnownChange::source),
                Column.text(latest.values(), change -> change.entity().wire()),
                Column.text(latest.values(), KnownChange::id),
                Column.text(latest.values(), KnownChange::kind),
                Column.text(latest.values(), KnownChange::crmId),
                Column.of("timestamptz", latest.values(), KnownChange::occurredAt));
    }

    private static Map<EntityKey, EntityFold> locked(Tx tx, Collection<EntityKey> keys) throws SQLException {
        Map<EntityKey, EntityFold> folds = new TreeMap<>();
        tx.query(
                """
                select source, entity, id, folded from known_entity
                where (source, entity, id) in (select * from unnest(?, ?, ?))
                order by source, entity, id for update
                """,
                row -> folds.put(
                        new EntityKey(
                                row.getString("source"),
                                Entity.valueOf(row.getString("entity").toUpperCase(Locale.ROOT)),
                                row.getString("id")),
                        fold(row.getString("folded"))),
                Column.text(keys, EntityKey::source),
                Column.text(keys, key -> key.entity().wire()),
                Column.text(keys, EntityKey::id));
        return folds;
    }

    private static EntityFold fold(String text) {
        return text.isEmpty() ? EntityFold.NOTHING : FoldText.read(text);
    }

    private static void update(Tx tx, Map<EntityKey, KnownChange> latest, Map<EntityKey, EntityFold> folds)
            throws SQLException {
        List<Map.Entry<EntityKey, EntityFold>> rows = List.copyOf(folds.entrySet());
        tx.update(
                """
                update known_entity k set kind = n.kind, crm_id = n.crm_id, owner = n.owner, status = n.status,
                  stage = n.stage, amount = n.amount, currency = n.currency, won_at = n.won_at, deleted = n.deleted,
                  confirmed = n.confirmed, newest_at = n.newest_at, last_read_key = n.last_read_key, folded = n.folded
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n (source, entity, id, kind, crm_id, owner,
                  status, stage, amount, currency, won_at, deleted, confirmed, newest_at, last_read_key, folded)
                where k.source = n.source and k.entity = n.entity and k.id = n.id
                """,
                Column.text(rows, row -> row.getKey().source()),
                Column.text(rows, row -> row.getKey().entity().wire()),
                Column.text(rows, row -> row.getKey().id()),
                Column.text(rows, row -> latest.get(row.getKey()).kind()),
                Column.text(rows, row -> latest.get(row.getKey()).crmId()),
                Column.text(rows, row -> value(row, Decisive.OWNER)),
                Column.text(rows, row -> value(row, Decisive.STATUS)),
                Column.text(rows, row -> value(row, Decisive.STAGE)),
                Column.of(
                        "numeric",
                        rows,
                        row -> row.getValue()
                                .value(Decisive.AMOUNT)
                                .map(BigDecimal::new)
                                .orElse(null)),
                Column.text(rows, row -> row.getValue().currency().orElse(null)),
                Column.of("timestamptz", rows, row -> row.getValue().wonAt().orElse(null)),
                Column.of("boolean", rows, row -> row.getValue().deleted()),
                Column.of("boolean", rows, row -> row.getValue().confirmed()),
                Column.of("timestamptz", rows, row -> row.getValue().newestAt()),
                Column.text(
                        rows,
                        row -> row.getValue()
                                .lastRead()
                                .map(EntityFold.LastRead::key)
                                .orElse(null)),
                Column.text(rows, row -> FoldText.write(row.getValue())));
    }

    private static @Nullable String value(Map.Entry<EntityKey, EntityFold> row, Decisive field) {
        return row.getValue().value(field).orElse(null);
    }
}
