package app.merit.metrics.store;

import app.merit.service.db.Database;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/** Runs work in transactions of the metrics database, which a process without the metrics role does not have. */
@Singleton
public class Transactions extends Database {
    Transactions(@DataSource("merit-metrics") Instance<AgroalDataSource> dataSource) {
        super(dataSource::get);
    }
}
