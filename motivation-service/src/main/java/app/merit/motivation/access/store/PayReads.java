package app.merit.motivation.access.store;

import app.merit.motivation.access.domain.PayLevel;
import app.merit.motivation.access.domain.Reader;
import app.merit.motivation.store.Database;
import app.merit.motivation.store.Database.SqlArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Collection;

/** The record of who read whose pay; only ever added to. */
@ApplicationScoped
public class PayReads {
    private static final String RECORD = """
            insert into pay_access (reader, reader_employee, employee, period, level, at)
            select ?, ?, employee, ?, ?, ? from unnest(?) as e (employee)
            """;

    private final Database database;
    private final Clock clock;

    PayReads(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Own pay is nobody else's business and is not recorded. */
    public void record(Reader reader, Collection<String> employees, YearMonth period, PayLevel level) {
        var others = employees.stream().filter(e -> !reader.is(e)).toList();
        if (!others.isEmpty()) {
            database.update(
                    RECORD,
                    reader.login(),
                    reader.employee().orElse(null),
                    period.toString(),
                    level.toString(),
                    clock.instant(),
                    SqlArray.texts(others));
        }
    }
}
