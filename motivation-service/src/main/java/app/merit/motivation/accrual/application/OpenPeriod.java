package app.merit.motivation.accrual.application;

import app.merit.motivation.accrual.store.DueAccruals;
import app.merit.motivation.definitions.domain.Snapshot;
import app.merit.motivation.definitions.store.Snapshots;
import app.merit.motivation.store.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives everybody an accrual when a new month begins, also to those for whom nothing happens in it. */
@ApplicationScoped
class OpenPeriod {
    private final Snapshots snapshots;
    private final DueAccruals due;
    private final Database database;
    private final Clock clock;
    private volatile @Nullable YearMonth opened;

    OpenPeriod(Snapshots snapshots, DueAccruals due, Database database, Clock clock) {
        this.snapshots = snapshots;
        this.due = due;
        this.database = database;
        this.clock = clock;
    }

    void openRunning() {
        var snapshot = snapshots.current();
        var month = YearMonth.from(snapshot.today(clock));
        if (!month.equals(opened)) {
            QuarkusTransaction.requiringNew().run(() -> open(month, snapshot));
            opened = month;
        }
    }

    private void open(YearMonth month, Snapshot snapshot) {
        int isNew = database.update("insert into opened_period values (?) on conflict do nothing", month.toString());
        if (isNew == 1) {
            due.months(snapshot.organisation().assignments().keySet(), List.of(month));
        }
    }
}
