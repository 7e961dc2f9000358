package app.merit.ingest.reconcile;

import app.merit.ingest.domain.Change;
import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.known.KnownEntities.Known;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a record of the CRM's list means beside what is known of it. */
enum Comparison {
    /** Known as it is. */
    SAME,
    /** Changed so recently that its webhook may still be on its way. */
    SETTLING,
    /** Ours is the newer news. */
    OURS_NEWER,
    /** Never heard of: lost. */
    UNKNOWN,
    /** Decisive fields differ and ours is not newer: lost. */
    DIFFERS,
    /** Decisive fields agree, but the record has changed since: nothing decisive is lost, the rest may be. */
    BEHIND,
    /** Agrees, and nothing that covers the body has said so yet: taking it in confirms it. */
    UNCONFIRMED,
    /** We heard of its deletion, the CRM lists it: only reading it can tell. */
    DELETED_HERE;

    /** Clocks of CRMs state whole seconds. */
    private static final Duration GRAIN = Duration.ofSeconds(1);

    static Comparison of(Change record, Optional<Known> known, Instant now, Duration settle) {
        Instant stamp = record.occurredAt();
        if (stamp.isAfter(now.minus(settle)) && !stamp.isAfter(now.plus(settle))) {
            return SETTLING;
        }
        boolean deleted = record.fact().change() == ChangeKind.DELETED;
        if (known.isEmpty()) {
            return deleted ? SAME : UNKNOWN;
        }
        Known ours = known.get();
        if (ours.lastReadKey().filter(record.fact().dedupeKey()::equals).isPresent() && ours.deleted() == deleted) {
            return SAME;
        }
        return deleted || ours.deleted() ? ofDeletion(stamp, ours, deleted) : ofLiving(record, ours);
    }

    private static Comparison ofDeletion(Instant stamp, Known ours, boolean deleted) {
        if (ours.deleted() == deleted) {
            return SAME;
        }
        if (ours.deleted()) {
            return DELETED_HERE;
        }
        return ours.newestAt().isAfter(stamp) ? OURS_NEWER : DIFFERS;
    }

    private static Comparison ofLiving(Change record, Known ours) {
        Instant stamp = record.occurredAt();
        if (differs(record, ours)) {
            return ours.newestAt().isAfter(stamp) ? OURS_NEWER : DIFFERS;
        }
        boolean bearsMoney = record.fact().entity() == Entity.DEAL
                && record.fields().value(Field.AMOUNT).isPresent();
        if (bearsMoney && !ours.confirmed()) {
            return UNCONFIRMED;
        }
        return ours.newestAt().plus(GRAIN).isBefore(stamp) ? BEHIND : SAME;
    }

    private static boolean differs(Change record, Known ours) {
        Fields theirs = record.fields();
        boolean common = differs(theirs, Field.OWNER, ours.owner());
        if (record.fact().entity() == Entity.ACTIVITY) {
            return common;
        }
        boolean won = theirs.value(Field.STATUS).filter("won"::equals).isPresent();
        return common
                || differs(theirs, Field.STATUS, ours.status())
                || differs(theirs, Field.STAGE, ours.stage())
                || differs(theirs, Field.CURRENCY, ours.currency())
                || won && differs(theirs, Field.WON_AT, ours.wonAt())
                || theirs.states(Field.AMOUNT)
                        && !sameAmount(theirs.value(Field.AMOUNT).map(BigDecimal.class::cast), ours.amount());
    }

    /** A field that the record does not state says nothing. */
    private static boolean differs(Fields theirs, Field field, Optional<?> ours) {
        return theirs.states(field) && !theirs.value(field).equals(ours);
    }

    private static boolean sameAmount(Optional<BigDecimal> theirs, Optional<BigDecimal> ours) {
        return theirs.isPresent() == ours.isPresent()
                && (theirs.isEmpty() || theirs.get().compareTo(ours.get()) == 0);
    }
}
