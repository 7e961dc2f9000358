package app.merit.kpidefinition.kpi.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is added up over the entities that count. */
public sealed interface Measure {
    String word();

    /** A measure that a ratio can be made of. */
    sealed interface Simple extends Measure {}

    record Count() implements Simple {
        @Override
        public String word() {
            return "count";
        }
    }

    record Sum(String field) implements Simple {
        @Override
        public String word() {
            return "sum";
        }
    }

    record Average(String field) implements Measure {
        @Override
        public String word() {
            return "average";
        }
    }

    record Ratio(Part numerator, Part denominator) implements Measure {
        @Override
        public String word() {
            return "ratio";
        }
    }

    /**
     * One half of a ratio.
     *
     * @param moment replaces that of the version; null: the version's
     * @param filter is asked in addition to that of the version
     */
    record Part(Simple measure, @Nullable Moment moment, List<Condition> filter) {}
}
