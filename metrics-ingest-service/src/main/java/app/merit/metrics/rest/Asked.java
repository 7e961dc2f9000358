package app.merit.metrics.rest;

import app.merit.metrics.aggregation.ReadValues;
import app.merit.metrics.definition.domain.Definitions;
import app.merit.metrics.kpi.domain.Kpi;
import app.merit.metrics.period.domain.Period;
import app.merit.metrics.value.domain.Subject;
import app.merit.service.Problem;
import app.merit.service.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads what is asked for from the texts of a request. */
final class Asked {
    private static final String PERIODS = "must be a period such as 2026-11-15, 2026-W47, 2026-11, 2026-Q4 or 2026";
    private static final String SUBJECTS = "must be employee:CODE, department:CODE, unassigned or company";

    private Asked() {}

    static ReadValues.Wanted wanted(
            Definitions definitions, @Nullable String kpi, @Nullable String subject, @Nullable String period) {
        // Form before existence: a malformed request is the caller's to mend whatever exists.
        var wantedSubject = subject(subject);
        var wantedPeriod = period(period);
        return new ReadValues.Wanted(kpi(definitions, kpi), wantedSubject, wantedPeriod);
    }

    static Kpi kpi(Definitions definitions, @Nullable String code) {
        if (code == null || !Subject.CODE.matcher(code).matches()) {
            throw invalid("kpi", "must be a KPI code", code);
        }
        var kpi = definitions.kpis().get(code);
        if (kpi == null) {
            throw Problem.notFound("There is no KPI " + code + ".").asException();
        }
        return kpi;
    }

    static Subject subject(@Nullable String text) {
        return Subject.parse(text == null ? "" : text).orElseThrow(() -> invalid("subject", SUBJECTS, text));
    }

    static Period period(@Nullable String text) {
        return Period.parse(text == null ? "" : text).orElseThrow(() -> invalid("period", PERIODS, text));
    }

    static ProblemException hidden() {
        return Problem.notFound("There is no such value, or you may not see it.")
                .asException();
    }

    private static ProblemException invalid(String field, String rule, @Nullable String value) {
        return Problem.invalid(field, rule, value == null ? "" : value).asException();
    }
}
