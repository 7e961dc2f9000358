package app.merit.metrics.kpi.domain;

import java.util.List;
import java.util.Optional;

/** What is measured. */
public sealed interface Measure {
    /** A measure that a ratio can be made of. */
    sealed interface Simple extends Measure {}

    record Count() implements Simple {}

    record Sum(String field) implements Simple {}

    record Average(String field) implements Measure {}

    record Ratio(Part numerator, Part denominator) implements Measure {}

    /**
     * One side of a ratio.
     *
     * @param moment replaces the moment of the version, if given
     * @param filter added to the filter of the version
     */
    record Part(Simple measure, Optional<MomentKind> moment, List<Condition> filter) {
        public Part {
            filter = List.copyOf(filter);
        }
    }

    /** True if the value is a quotient of two sums, so that the denominators count. */
    default boolean quotient() {
        return switch (this) {
            case Count _, Sum _ -> false;
            case Average _, Ratio _ -> true;
        };
    }
}
