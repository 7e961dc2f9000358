package app.merit.ingest.edge;

import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceSettings;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The sources, from memory. */
public interface Sources {
    /** A source that may send. */
    Optional<SourceSettings> find(String name);

    /** Those that may send. */
    Collection<SourceSettings> all();

    /** Those that were switched off. */
    default Collection<SourceSettings> off() {
        return List.of();
    }

    /** A source that may send, or that might: messages of a source that was switched off are still to be understood. */
    default Optional<SourceSettings> known(String name) {
        return find(name);
    }

    /** Secrets that no longer prove anything and may still arrive; they are blanked like the active ones. */
    default List<Secret> retired(String name) {
        return List.of();
    }

    /** False while there may be a source, or a secret of one, that is not known yet: the database was not read. */
    default boolean complete(String name) {
        return true;
    }

    /**
     * The same after looking in the database: false if it cannot be told now whether there is such a source. Waits for the
     * database, so not for requests.
     */
    default boolean settled(String name) {
        return true;
    }
}
