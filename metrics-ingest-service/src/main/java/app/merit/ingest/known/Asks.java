package app.merit.ingest.known;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Origin;
import app.merit.ingest.domain.ReadNote.Cause;
import java.util.EnumSet;
import java.util.Set;

/** Which reads a change asks for, given what is known of its entity after it. */
final class Asks {
    private Asks() {}

    static Set<Cause> of(KnownChange change, EntityFold known) {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        if (change.origin() != Origin.WEBHOOK) {
            return causes;
        }
        boolean deletes = change.change() == ChangeKind.DELETED;
        if (change.needsHydration() && !answeredSince(change, known)) {
            causes.add(Cause.THIN);
        }
        if (!deletes && !change.signed() && change.entity() == Entity.DEAL && bearsUnconfirmedMoney(known)) {
            causes.add(Cause.UNCONFIRMED);
        }
        if (deletes && change.timeless() && !answeredSince(change, known)) {
            causes.add(Cause.DELETION);
        }
        if (known.tiedAt(change.occurredAt())) {
            causes.add(Cause.TIE);
        }
        return causes;
    }

    /** After a restart from the beginning, most reads that history asks for stand further on in history. */
    private static boolean answeredSince(KnownChange change, EntityFold known) {
        return known.lastRead()
                .filter(read -> read.readAt().isAfter(change.receivedAt()))
                .isPresent();
    }

    private static boolean bearsUnconfirmedMoney(EntityFold known) {
        return known.bearsMoney() && !known.deleted() && !known.confirmed();
    }
}
