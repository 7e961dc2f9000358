package app.merit.ingest.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A dead letter that is tried again.
 *
 * @param deadLetter its id
 * @param original where the message first stood in {@code crm.inbox}
 * @param edit who altered it; empty if it is replayed unchanged
 */
public record ReplayNote(String deadLetter, InboxPosition original, Optional<Edit> edit) {

    /**
     * An altered message; names are employee codes or, for people without one, user names.
     *
     * @param differences what was altered, at most 50
     */
    public record Edit(String editor, String approver, Instant at, List<Difference> differences) {
        public Edit {
            differences = List.copyOf(differences);
        }
    }

    /**
     * One altered place.
     *
     * @param path JSON pointer, or the key of a form
     * @param before at most 200 characters; empty if it was not there
     * @param after at most 200 characters; empty if it was taken away
     */
    public record Difference(String path, String before, String after) {}
}
