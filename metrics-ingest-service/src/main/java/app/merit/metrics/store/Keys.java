package app.merit.metrics.store;

import app.merit.metrics.state.domain.EntityKey;
import app.merit.service.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;

/** Entity keys as three columns. */
final class Keys {
    private Keys() {}

    static EntityKey read(ResultSet row) throws SQLException {
        return new EntityKey(row.getString("source"), row.getString("entity"), row.getString("id"));
    }

    static Object[] columns(Collection<EntityKey> keys) {
        return new Object[] {
            Tx.Column.text(keys, EntityKey::source),
            Tx.Column.text(keys, EntityKey::entity),
            Tx.Column.text(keys, EntityKey::id)
        };
    }
}
