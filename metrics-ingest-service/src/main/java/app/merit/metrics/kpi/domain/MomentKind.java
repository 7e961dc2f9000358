package app.merit.metrics.kpi.domain;

/** A point in an entity's life that a KPI can count. */
public sealed interface MomentKind {
    record Created() implements MomentKind {}

    record Won() implements MomentKind {}

    record Lost() implements MomentKind {}

    /** Won or lost, by the moment of whichever it is now. */
    record Closed() implements MomentKind {}

    /** The latest time a closed deal was opened again, whatever came after. */
    record Reopened() implements MomentKind {}

    /** @param every each entry counts, not only the latest */
    record StageEntered(String stage, boolean every) implements MomentKind {}

    record ActivityDone() implements MomentKind {}

    /** The time the activity is planned for. */
    record ActivityPlanned() implements MomentKind {}
}
