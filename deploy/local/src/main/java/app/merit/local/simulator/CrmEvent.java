package app.merit.local.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened in a simulated CRM and that it reports by one webhook. */
public sealed interface CrmEvent {
    CrmSource source();

    Instant at();

    /**
     * @param now the deal after the step
     * @param before the deal before it; null for a new deal
     */
    record DealStep(Deal now, @Nullable Deal before) implements CrmEvent {
        @Override
        public CrmSource source() {
            return now.source();
        }

        @Override
        public Instant at() {
            return now.changedAt();
        }
    }

    /** A call that took place. */
    record Call(CrmSource source, long number, String owner, long dealNumber, int seconds, Instant at)
            implements CrmEvent {}

    /** A meeting that took place. */
    record Meeting(CrmSource source, long number, String owner, long dealNumber, Instant at) implements CrmEvent {}
}
