package app.merit.motivation.accrual.store;

import app.merit.motivation.accrual.domain.AccrualKey;
import app.merit.motivation.accrual.domain.AccrualSettings;
import app.merit.motivation.definitions.domain.Snapshot;
import app.merit.motivation.store.AfterCommit;
import app.merit.motivation.store.Database;
import app.merit.motivation.store.Database.SqlArray;
import app.merit.motivation.store.Wake;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The queue of accruals to compute. */
@ApplicationScoped
public class DueAccruals {
    // DO UPDATE and not DO NOTHING: it waits for a computation under way, which may have read before this change.
    private static final String MARK = """
            insert into accrual_due (employee, period, bulk)
            select employee, period, ? from unnest(?, ?) as due (employee, period)
            on conflict (employee, period) do update
            set requested = nextval('accrual_request'), bulk = accrual_due.bulk and excluded.bulk
            """;
    private static final String TAKE = """
            delete from accrual_due where (employee, period) in (
                select employee, period from accrual_due order by bulk, period desc, requested
                limit ? for update skip locked)
            returning employee, period
            """;

    private final Database database;
    private final AfterCommit afterCommit;
    private final AccrualSettings settings;
    private final Clock clock;
    private final Wake worker = new Wake();

    DueAccruals(Database database, AfterCommit afterCommit, AccrualSettings settings, Clock clock) {
        this.database = database;
        this.afterCommit = afterCommit;
        this.settings = settings;
        this.clock = clock;
    }

    /** People whose own figures moved: before all bulk work. */
    public void touched(SortedSet<AccrualKey> keys) {
        mark(keys, false);
    }

    /** Every open month of some people. */
    public void people(Collection<String> employees, Snapshot snapshot) {
        months(employees, settings.open(snapshot.today(clock)));
    }

    /** Every open month of everybody. */
    public void everybody(Snapshot snapshot) {
        people(snapshot.organisation().assignments().keySet(), snapshot);
    }

    /** One month of some people. */
    public void months(Collection<String> employees, List<YearMonth> months) {
        var keys = new TreeSet<AccrualKey>();
        employees.forEach(e -> months.forEach(m -> keys.add(new AccrualKey(e, m))));
        mark(keys, true);
    }

    private void mark(SortedSet<AccrualKey> keys, boolean bulk) {
        if (keys.isEmpty()) {
            return;
        }
        database.update(
                MARK,
                bulk,
                SqlArray.texts(keys.stream().map(AccrualKey::employee).toList()),
                SqlArray.texts(keys.stream().map(k -> k.period().toString()).toList()));
        afterCommit.run(worker::up);
    }

    /** Takes the most urgent ones out of the queue; they are back in it if the transaction fails. */
    public List<AccrualKey> take(int most) {
        return database.list(TAKE, row -> new AccrualKey(row.getString(1), YearMonth.parse(row.getString(2))), most);
    }

    public Wake worker() {
        return worker;
    }
}
