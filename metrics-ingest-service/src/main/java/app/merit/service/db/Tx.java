package app.merit.service.db;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One open transaction; arrays are passed as {@link Column}. */
public final class Tx {
    /** A column of values for `unnest`. */
    public record Column(String type, List<?> values) {
        public static <T> Column text(Collection<T> rows, Function<T, @Nullable String> value) {
            return of("text", rows, value);
        }

        public static <T> Column dates(Collection<T> rows, Function<T, LocalDate> value) {
            return of("date", rows, value);
        }

        public static <T> Column numbers(Collection<T> rows, Function<T, BigDecimal> value) {
            return of("numeric", rows, value);
        }

        public static <T> Column of(String type, Collection<T> rows, Function<T, ?> value) {
            var values = new ArrayList<Object>(rows.size());
            rows.forEach(r -> values.add(value.apply(r)));
            return new Column(type, values);
        }
    }

    /** Reads one row. */
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private final Connection connection;

    Tx(Connection connection) {
        this.connection = connection;
    }

    public int update(String sql, @Nullable Object... parameters) throws SQLException {
        try (var statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    public <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... parameters) throws SQLException {
        try (var statement = prepare(sql, parameters);
                var rows = statement.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(mapper.map(rows));
            }
            return found;
        }
    }

    public <T> Optional<T> first(String sql, RowMapper<T> mapper, @Nullable Object... parameters) throws SQLException {
        return query(sql, mapper, parameters).stream().findFirst();
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, toJdbc(parameters[i]));
        }
        return statement;
    }

    private @Nullable Object toJdbc(@Nullable Object parameter) throws SQLException {
        return switch (parameter) {
            case Column(var type, var values) -> array(type, values);
            case Instant at -> at.atOffset(ZoneOffset.UTC);
            case null, default -> parameter;
        };
    }

    private Array array(String type, List<?> values) throws SQLException {
        var elements = values.stream()
                .map(v -> v instanceof Instant at ? at.toString() : v)
                .toArray();
        return connection.createArrayOf(type, elements);
    }

    /** Reads a time that may be null. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    public static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
