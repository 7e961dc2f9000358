package app.merit.service.db;

import java.sql.SQLException;

/** The database failed or refused. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean dataRefused;

    StoreException(SQLException cause) {
        super(cause);
        var state = cause.getSQLState();
        // Class 22 is data that does not fit its type, 23 a broken constraint, 54 a limit of the program such as an
        // index entry that is too long: these come back however often we try.
        dataRefused = state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }

    /** True if the same data will be refused again; false if trying again may help. */
    public boolean dataRefused() {
        return dataRefused;
    }
}
