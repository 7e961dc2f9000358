package app.merit.metrics.aggregation;

import app.merit.metrics.definition.domain.Definitions;
import app.merit.metrics.store.DefinitionRows;
import app.merit.metrics.store.Transactions;
import app.merit.service.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The definitions in force, read again whenever their epoch has moved. */
@ApplicationScoped
public class CurrentDefinitions {
    private final DefinitionDocuments documents;
    private final Transactions transactions;
    private volatile Definitions latest =
            new Definitions(-1, Optional.empty(), List.of(), List.of(), List.of(), List.of());

    CurrentDefinitions(DefinitionDocuments documents, Transactions transactions) {
        this.documents = documents;
        this.transactions = transactions;
    }

    /** The definitions, held: no other transaction replaces them before this one ends. */
    public Definitions hold(Tx tx) throws SQLException {
        return at(tx, DefinitionRows.holdEpoch(tx));
    }

    /** The definitions as they are at this moment. */
    public Definitions now() {
        return transactions.call(this::now);
    }

    public Definitions now(Tx tx) throws SQLException {
        return at(tx, DefinitionRows.epoch(tx));
    }

    private Definitions at(Tx tx, long epoch) throws SQLException {
        var known = latest;
        if (known.epoch() == epoch) {
            return known;
        }
        var read = readNow(tx, epoch);
        latest = read;
        return read;
    }

    /** Reads what the transaction sees, also what it has not committed yet, and keeps nothing of it. */
    Definitions readNow(Tx tx, long epoch) throws SQLException {
        return documents.read(epoch, DefinitionRows.all(tx));
    }
}
