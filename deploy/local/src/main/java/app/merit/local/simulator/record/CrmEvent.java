package app.merit.local.simulator.record;

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

    /**
     * @param now the activity after the step
     * @param before the activity before it; null for a new one
     */
    record ActivityStep(Activity now, @Nullable Activity before) implements CrmEvent {
        @Override
        public CrmSource source() {
            return now.source();
        }

        @Override
        public Instant at() {
            return now.changedAt();
        }
    }

    /** A deal was deleted. */
    record DealGone(Deal last, Instant at) implements CrmEvent {
        @Override
        public CrmSource source() {
            return last.source();
        }
    }

    /** An activity was deleted. */
    record ActivityGone(Activity last, Instant at) implements CrmEvent {
        @Override
        public CrmSource source() {
            return last.source();
        }
    }
}
