package app.merit.metrics.store;

import app.merit.metrics.state.domain.EntityKey;
import app.merit.service.db.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every change ever accepted. */
public final class Facts {
    /**
     * A change as it is kept.
     *
     * @param identity what makes two deliveries the same change
     * @param stamp text whose byte order is the order of the stamps
     * @param payload the record as it came
     */
    public record Fact(EntityKey key, String identity, String stamp, String payload) {}

    private record Identity(EntityKey key, String identity) {}

    private Facts() {}

    /** Adds what is new, or smaller than what it equals; answers the entities whose facts are different now. */
    public static Set<EntityKey> add(Tx tx, Collection<Fact> facts) throws SQLException {
        var smallest = new HashMap<Identity, Fact>();
        for (var fact : facts) {
            smallest.merge(
                    new Identity(fact.key(), fact.identity()),
                    fact,
                    (a, b) -> a.stamp().compareTo(b.stamp()) <= 0 ? a : b);
        }
        var rows = smallest.values();
        var touched = tx.query(
                """
                insert into fact (source, entity, id, identity, stamp, payload)
                select * from unnest(?, ?, ?, ?, ?, ?) as f(source, entity, id, identity, stamp, payload)
                order by source collate "C", entity collate "C", id collate "C", identity collate "C"
                on conflict (source, entity, id, identity) do update
                set stamp = excluded.stamp, payload = excluded.payload
                where excluded.stamp < fact.stamp
                returning source, entity, id""",
                Keys::read,
                Tx.Column.text(rows, f -> f.key().source()),
                Tx.Column.text(rows, f -> f.key().entity()),
                Tx.Column.text(rows, f -> f.key().id()),
                Tx.Column.text(rows, Fact::identity),
                Tx.Column.text(rows, Fact::stamp),
                Tx.Column.text(rows, Fact::payload));
        return new HashSet<>(touched);
    }

    /** The payloads of every fact of the entities. */
    public static Map<EntityKey, List<String>> of(Tx tx, Collection<EntityKey> keys) throws SQLException {
        var facts = new HashMap<EntityKey, List<String>>();
        tx.query(
                """
                select f.source, f.entity, f.id, f.payload
                from unnest(?, ?, ?) as k(source, entity, id)
                join fact f on f.source = k.source and f.entity = k.entity and f.id = k.id""",
                row -> facts.computeIfAbsent(Keys.read(row), _ -> new ArrayList<>())
                        .add(row.getString("payload")),
                Keys.columns(keys));
        return facts;
    }
}
