package app.merit.metrics.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Runs work in transactions of the metrics database, which a process without the metrics role does not have. */
@ApplicationScoped
public class Transactions {
    /** Work that needs a transaction. */
    public interface Work<T> {
        T in(Tx tx) throws SQLException;
    }

    private static final Logger LOG = Logger.getLogger(Transactions.class);

    private final Instance<AgroalDataSource> dataSource;

    Transactions(@DataSource("merit-metrics") Instance<AgroalDataSource> dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Runs the work and commits; whatever it throws rolls back.
     *
     * @throws StoreException if the database fails or refuses
     */
    public <T> T call(Work<T> work) {
        try (var connection = dataSource.get().getConnection()) {
            connection.setAutoCommit(false);
            var finished = false;
            try {
                var result = work.in(new Tx(connection));
                connection.commit();
                finished = true;
                return result;
            } finally {
                if (!finished) {
                    rollBack(connection);
                }
            }
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            // The connection is lost, and with it the transaction; what ended the work is the better news.
            LOG.debug("Could not roll back", gone);
        }
    }

    /** Work without a result. */
    public interface Task {
        void in(Tx tx) throws SQLException;
    }

    public void run(Task task) {
        call(tx -> {
            task.in(tx);
            return Boolean.TRUE;
        });
    }
}
