package app.merit.metrics.kpi.domain;

import app.merit.metrics.state.domain.Assertion;
import app.merit.metrics.state.domain.Change;
import app.merit.metrics.state.domain.EntityState;
import app.merit.metrics.state.domain.FieldValue;
import app.merit.metrics.state.domain.Fields;
import app.merit.metrics.state.domain.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the moments of an entity. The time of a moment is the one that the CRM's own system keeps, if the source states
 * it; else the time of the first assertion of the run.
 */
final class Moments {
    private static final FieldValue WON = new FieldValue.Text("won");
    private static final FieldValue LOST = new FieldValue.Text("lost");
    private static final FieldValue OPEN = new FieldValue.Text("open");
    private static final FieldValue DONE = new FieldValue.Flag(true);

    private Moments() {}

    /** All moments of the kind, oldest first; empty if it was not reached or does not hold any more. */
    static List<Moment> of(EntityState state, MomentKind kind) {
        return switch (kind) {
            case MomentKind.Created() -> List.of(created(state));
            case MomentKind.Won() -> optional(won(state));
            case MomentKind.Lost() -> optional(lost(state));
            case MomentKind.Closed() -> optional(won(state).or(() -> lost(state)));
            case MomentKind.Reopened() -> optional(reopened(state));
            case MomentKind.StageEntered(var stage, var every) -> stageEntered(state, stage, every);
            case MomentKind.ActivityDone() ->
                optional(holding(state, Fields.DONE, DONE).map(r -> moment(state, r, Fields.DONE_AT)));
            case MomentKind.ActivityPlanned() -> optional(planned(state));
        };
    }

    private static List<Moment> optional(Optional<Moment> moment) {
        return moment.map(List::of).orElse(List.of());
    }

    static Moment created(EntityState state) {
        var stated = state.time(Fields.CREATED_AT);
        var creation = state.changes().stream()
                .filter(c -> c.kind() == Change.Kind.CREATED)
                .findFirst();
        var because = creation.orElse(state.changes().getFirst());
        return stated.map(at -> new Moment(at, true, false, because.dedupeKey()))
                .orElseGet(() -> new Moment(
                        because.occurredAt(),
                        false,
                        creation.isEmpty() || withoutCrmTime(because),
                        because.dedupeKey()));
    }

    private static Optional<Moment> won(EntityState state) {
        return holding(state, Fields.STATUS, WON).map(r -> moment(state, r, Fields.WON_AT, Fields.CLOSED_AT));
    }

    private static Optional<Moment> lost(EntityState state) {
        return holding(state, Fields.STATUS, LOST).map(r -> moment(state, r, Fields.LOST_AT, Fields.CLOSED_AT));
    }

    private static Optional<Moment> reopened(EntityState state) {
        var runs = state.runs(Fields.STATUS);
        for (int i = runs.size() - 1; i > 0; i--) {
            var before = runs.get(i - 1).value();
            if (runs.get(i).value().equals(OPEN) && (before.equals(WON) || before.equals(LOST))) {
                return Optional.of(moment(state, runs.get(i)));
            }
        }
        return Optional.empty();
    }

    private static List<Moment> stageEntered(EntityState state, String stage, boolean every) {
        var entries = state.runs(Fields.STAGE).stream()
                .filter(r -> r.value().equals(new FieldValue.Text(stage)))
                .map(r -> moment(state, r, Fields.STAGE_ENTERED_AT))
                .toList();
        return every || entries.isEmpty() ? entries : List.of(entries.getLast());
    }

    private static Optional<Moment> planned(EntityState state) {
        return state.last(Fields.PLANNED_AT)
                .filter(a -> a.value() instanceof FieldValue.Time)
                .map(a -> new Moment(timeOf(a), true, false, a.change().dedupeKey()));
    }

    private static Optional<Run> holding(EntityState state, String field, FieldValue value) {
        var runs = state.runs(field);
        return runs.isEmpty()
                ? Optional.empty()
                : Optional.of(runs.getLast()).filter(r -> r.value().equals(value));
    }

    private static Moment moment(EntityState state, Run run, String... timeFields) {
        var because = run.first().change();
        for (var field : timeFields) {
            var stated = statedDuring(state, run, field);
            if (stated.isPresent()) {
                return new Moment(stated.get(), true, false, because.dedupeKey());
            }
        }
        if (because.kind() == Change.Kind.CREATED && timeFields.length > 0) {
            var created = created(state);
            return new Moment(created.at(), created.stated(), created.inferred(), because.dedupeKey());
        }
        return new Moment(because.occurredAt(), false, withoutCrmTime(because), because.dedupeKey());
    }

    /** A time kept for an earlier run says nothing about this one: it has to be stated while the run lasted. */
    private static Optional<Instant> statedDuring(EntityState state, Run run, String field) {
        var began = run.first().change().occurredAt();
        Predicate<Assertion> during =
                a -> a.index() < run.end() && !a.change().occurredAt().isBefore(began);
        return state.said(field).stream()
                .filter(during)
                .reduce((_, later) -> later)
                .filter(a -> a.value() instanceof FieldValue.Time)
                .map(Moments::timeOf);
    }

    private static Instant timeOf(Assertion assertion) {
        return ((FieldValue.Time) assertion.value()).at();
    }

    private static boolean withoutCrmTime(Change change) {
        return change.timeFrom() != Change.TimeFrom.CRM || change.inferred();
    }
}
