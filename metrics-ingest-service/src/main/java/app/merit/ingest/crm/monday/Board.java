package app.merit.ingest.crm.monday;

import app.merit.ingest.domain.Entity;
import java.util.Optional;
import java.util.Set;

/**
 * What the columns of a board mean.
 *
 * @param won labels of the status column, by index or text, as {@code lost} and {@code done}
 * @param statusKnown false: the labels are not explained, so they prove no outcome
 * @param custom columns that are carried as they are, by id
 */
record Board(
        Entity entity,
        String statusColumn,
        Set<String> won,
        Set<String> lost,
        Set<String> done,
        boolean statusKnown,
        Optional<String> amountColumn,
        Optional<String> currency,
        Optional<String> ownerColumn,
        Optional<String> dealColumn,
        Optional<String> plannedColumn,
        Optional<String> activityType,
        Set<String> custom) {
    static final String STATUS = "status";

    /** A board of which nothing is known: its items are taken for deals, their labels prove nothing. */
    static final Board UNKNOWN = new Board(
            Entity.DEAL,
            STATUS,
            Set.of(),
            Set.of(),
            Set.of(),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of());

    /** The kind of record that its items are, for reading them back. */
    String kind() {
        return entity == Entity.DEAL ? MondayRecords.DEALS : MondayRecords.ACTIVITIES;
    }
}
