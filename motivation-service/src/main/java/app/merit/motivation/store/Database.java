package app.merit.motivation.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Set-based SQL in the transaction of the caller; every failure is an {@link IllegalStateException}. */
@ApplicationScoped
public class Database {
    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** An array argument; a bare collection would not say its type. */
    public record SqlArray(String type, Collection<?> items) {
        public static SqlArray texts(Collection<String> items) {
            return new SqlArray("text", items);
        }
    }

    public int update(String sql, @Nullable Object... arguments) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepare(connection, sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException("SQL failed: " + sql, failure);
        }
    }

    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... arguments) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepare(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> items = new ArrayList<>();
            while (rows.next()) {
                items.add(row.read(rows));
            }
            return items;
        } catch (SQLException failure) {
            throw new IllegalStateException("SQL failed: " + sql, failure);
        }
    }

    /** The first row, which must exist. */
    public <T> T one(String sql, Row<T> row, @Nullable Object... arguments) {
        return list(sql, row, arguments).getFirst();
    }

    public <T> Optional<T> find(String sql, Row<T> row, @Nullable Object... arguments) {
        return list(sql, row, arguments).stream().findFirst();
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object[] arguments)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, argument(connection, arguments[i]));
        }
        return statement;
    }

    private static @Nullable Object argument(Connection connection, @Nullable Object argument) throws SQLException {
        return switch (argument) {
            case SqlArray array ->
                connection.createArrayOf(array.type(), array.items().toArray());
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case null, default -> argument;
        };
    }

    public static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public static List<String> texts(ResultSet row, int column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
