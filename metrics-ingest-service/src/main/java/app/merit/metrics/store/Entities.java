package app.merit.metrics.store;

import app.merit.metrics.state.domain.EntityKey;
import app.merit.metrics.state.domain.EntityState;
import app.merit.service.db.Tx;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entities known, and the lock that is held while one is worked on. */
public final class Entities {
    private Entities() {}

    /** Makes the rows that are missing and locks all, in key order so that two batches never wait for each other. */
    public static void lock(Tx tx, Collection<EntityKey> keys) throws SQLException {
        tx.update("""
                insert into entity (source, entity, id)
                select source, entity, id from unnest(?, ?, ?) as k(source, entity, id)
                order by source collate "C", entity collate "C", id collate "C"
                on conflict do nothing""", Keys.columns(keys));
        tx.query("""
                select e.source from entity e join unnest(?, ?, ?) as k(source, entity, id)
                on e.source = k.source and e.entity = k.entity and e.id = k.id
                order by e.source, e.entity, e.id for update of e""", _ -> Boolean.TRUE, Keys.columns(keys));
    }

    /** Notes what recomputes and people look for in an entity. */
    public static void save(Tx tx, Collection<EntityState> states) throws SQLException {
        // An array of arrays must be rectangular, so each list travels as one text.
        tx.update(
                """
                update entity e set newest_change_at = k.newest::timestamptz,
                  crm_users = string_to_array(k.users, chr(31)), ties = string_to_array(k.ties, ',')
                from unnest(?, ?, ?, ?, ?, ?) as k(source, entity, id, newest, users, ties)
                where e.source = k.source and e.entity = k.entity and e.id = k.id""",
                Tx.Column.text(states, s -> s.key().source()),
                Tx.Column.text(states, s -> s.key().entity()),
                Tx.Column.text(states, s -> s.key().id()),
                Tx.Column.text(states, s -> s.newestChangeAt().toString()),
                Tx.Column.text(states, s -> String.join("\u001f", s.crmUsers())),
                Tx.Column.text(states, s -> String.join(",", s.ties())));
    }

    /** A page of entities after a key, all of them or those that a CRM user ever had to do with. */
    public static List<EntityKey> page(
            Tx tx, EntityKey after, @Nullable String source, List<String> crmUsers, int limit) throws SQLException {
        return tx.query(
                """
                select source, entity, id from entity
                where (source, entity, id) > (?, ?, ?)
                and (?::text is null or (source = ? and crm_users && ?))
                order by source, entity, id limit ?""",
                Keys::read,
                after.source(),
                after.entity(),
                after.id(),
                source,
                source,
                Tx.Column.text(crmUsers, u -> u),
                limit);
    }
}
