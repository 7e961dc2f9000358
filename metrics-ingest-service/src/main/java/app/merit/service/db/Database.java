package app.merit.service.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Runs work in transactions of one database; a role subclasses it for its own. */
public abstract class Database {
    /** Work that needs a transaction. */
    public interface Work<T> {
        T in(Tx tx) throws SQLException;
    }

    /** Work without a result. */
    public interface Task {
        void in(Tx tx) throws SQLException;
    }

    private static final Logger LOG = Logger.getLogger(Database.class);

    private final Supplier<? extends DataSource> dataSource;

    protected Database(Supplier<? extends DataSource> dataSource) {
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

    public void run(Task task) {
        call(tx -> {
            task.in(tx);
            return Boolean.TRUE;
        });
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            // The connection is lost, and with it the transaction; what ended the work is the better news.
            LOG.debug("Could not roll back", gone);
        }
    }
}
