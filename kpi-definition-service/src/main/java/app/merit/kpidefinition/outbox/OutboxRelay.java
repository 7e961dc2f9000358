package app.merit.kpidefinition.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;

/** Moves rows from the outbox to Kafka: send, wait for the acknowledgements, delete. */
@ApplicationScoped
class OutboxRelay {
    private static final int BATCH = 500;

    private final DataSource database;
    private final RecordSender sender;

    OutboxRelay(DataSource database, RecordSender sender) {
        this.database = database;
        this.sender = sender;
    }

    /**
     * Sends the oldest rows. The lock ends with the connection, so a relay that lost its database can at worst repeat
     * records; consumers drop a revision that is not above theirs.
     *
     * @return whether more may be waiting
     */
    boolean relayBatch() throws SQLException, ExecutionException, InterruptedException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return relayBatch(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private boolean relayBatch(Connection connection) throws SQLException, ExecutionException, InterruptedException {
        Outbox outbox = new Outbox(connection);
        if (!outbox.lock()) {
            return false;
        }
        List<Outbox.Waiting> waiting = outbox.oldest(BATCH);
        if (waiting.isEmpty()) {
            return false;
        }
        sender.send(waiting);
        outbox.remove(waiting);
        connection.commit();
        return waiting.size() == BATCH;
    }
}
