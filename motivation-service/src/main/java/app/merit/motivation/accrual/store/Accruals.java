package app.merit.motivation.accrual.store;

import app.merit.motivation.accrual.domain.Accrual;
import app.merit.motivation.accrual.domain.Accrual.SeenInputs;
import app.merit.motivation.accrual.domain.Accrual.Status;
import app.merit.motivation.accrual.domain.AccrualKey;
import app.merit.motivation.json.EngineJson;
import app.merit.motivation.store.Database;
import app.merit.motivation.store.Database.SqlArray;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored accruals. */
@ApplicationScoped
public class Accruals {
    private static final String COLUMNS =
            "employee, period, revision, status, hash, result, inputs, newest_change_at, calculated_at";
    private static final String SAVE = """
            insert into accrual (employee, period, revision, status, hash, result, inputs, newest_change_at, calculated_at)
            select employee, period, revision, status, hash, result, inputs, newest::timestamptz, calculated::timestamptz
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                as a (employee, period, revision, status, hash, result, inputs, newest, calculated)
            on conflict (employee, period) do update set
                revision = excluded.revision, status = excluded.status, hash = excluded.hash,
                result = excluded.result, inputs = excluded.inputs,
                newest_change_at = excluded.newest_change_at, calculated_at = excluded.calculated_at
            """;

    private final Database database;

    Accruals(Database database) {
        this.database = database;
    }

    public Optional<Accrual> find(AccrualKey key) {
        return database.find(
                "select " + COLUMNS + " from accrual where employee = ? and period = ?",
                Accruals::read,
                key.employee(),
                key.period().toString());
    }

    public List<Accrual> find(Collection<AccrualKey> keys) {
        return database.list(
                "select " + COLUMNS + " from accrual where (employee, period) in (select * from unnest(?, ?))",
                Accruals::read,
                SqlArray.texts(keys.stream().map(AccrualKey::employee).toList()),
                SqlArray.texts(keys.stream().map(k -> k.period().toString()).toList()));
    }

    /** By employee code. */
    public List<Accrual> page(YearMonth period, @Nullable Collection<String> among, int page, int size) {
        return database.list(
                "select " + COLUMNS + " from accrual where period = ? and (? or employee = any (?))"
                        + " order by employee limit ? offset ?",
                Accruals::read,
                period.toString(),
                among == null,
                SqlArray.texts(Objects.requireNonNullElse(among, List.of())),
                size,
                (long) page * size);
    }

    public long count(YearMonth period, @Nullable Collection<String> among) {
        return database.one(
                "select count(*) from accrual where period = ? and (? or employee = any (?))",
                row -> row.getLong(1),
                period.toString(),
                among == null,
                SqlArray.texts(Objects.requireNonNullElse(among, List.of())));
    }

    public void save(Collection<Accrual> accruals) {
        database.update(
                SAVE,
                SqlArray.texts(accruals.stream().map(a -> a.key().employee()).toList()),
                SqlArray.texts(
                        accruals.stream().map(a -> a.key().period().toString()).toList()),
                new SqlArray("bigint", accruals.stream().map(Accrual::revision).toList()),
                SqlArray.texts(accruals.stream().map(a -> a.status().toString()).toList()),
                SqlArray.texts(accruals.stream().map(Accrual::hash).toList()),
                SqlArray.texts(accruals.stream().map(Accrual::result).toList()),
                SqlArray.texts(
                        accruals.stream().map(a -> EngineJson.text(a.inputs())).toList()),
                new SqlArray("text", accruals.stream().map(Accruals::newest).toList()),
                SqlArray.texts(
                        accruals.stream().map(a -> a.calculatedAt().toString()).toList()));
    }

    private static @Nullable String newest(Accrual accrual) {
        return accrual.newestChangeAt() == null
                ? null
                : accrual.newestChangeAt().toString();
    }

    private static Accrual read(ResultSet row) throws SQLException {
        return new Accrual(
                new AccrualKey(row.getString(1), YearMonth.parse(row.getString(2))),
                row.getLong(3),
                Status.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                row.getString(5),
                row.getString(6),
                inputs(row.getString(7)),
                Database.instant(row, 8),
                Objects.requireNonNull(Database.instant(row, 9)));
    }

    private static SeenInputs inputs(String json) {
        try {
            return EngineJson.mapper().readValue(json, SeenInputs.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("Stored inputs cannot be read", broken);
        }
    }
}
