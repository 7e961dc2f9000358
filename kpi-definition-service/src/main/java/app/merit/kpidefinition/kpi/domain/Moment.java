package app.merit.kpidefinition.kpi.domain;

/** When an entity counts. */
public sealed interface Moment {
    MomentKind kind();

    /** A moment that needs nothing but its kind. */
    record Point(MomentKind kind) implements Moment {}

    /**
     * The entity enters a stage.
     *
     * @param stage the CRM's id of the stage
     * @param everyEntry every entry counts; else only the latest
     */
    record StageEntered(String stage, boolean everyEntry) implements Moment {
        @Override
        public MomentKind kind() {
            return MomentKind.STAGE_ENTERED;
        }
    }
}
