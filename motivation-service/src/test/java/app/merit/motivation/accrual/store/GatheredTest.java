package app.merit.motivation.accrual.store;

import static app.merit.motivation.engine.EngineFixture.NAME;
import static app.merit.motivation.engine.EngineFixture.NOVEMBER;
import static app.merit.motivation.engine.EngineFixture.commission;
import static app.merit.motivation.engine.EngineFixture.money;
import static app.merit.motivation.engine.EngineFixture.number;
import static app.merit.motivation.engine.EngineFixture.scheme;
import static app.merit.motivation.engine.EngineFixture.span;
import static app.merit.motivation.engine.EngineFixture.threeTiers;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.motivation.accrual.domain.Accrual.SeenInputs;
import app.merit.motivation.accrual.domain.Accrual.Status;
import app.merit.motivation.accrual.domain.AccrualKey;
import app.merit.motivation.accrual.store.GatherInputs.Gathered;
import app.merit.motivation.accrual.store.InputRows.ValueRow;
import app.merit.motivation.definitions.OrganisationFixture;
import app.merit.motivation.definitions.domain.Company;
import app.merit.motivation.definitions.domain.Snapshot;
import app.merit.motivation.engine.input.Fact;
import app.merit.motivation.engine.scheme.Commission.Accumulation;
import app.merit.motivation.engine.scheme.Commission.Basis;
import app.merit.motivation.engine.scheme.Commission.Mode;
import app.merit.motivation.engine.scheme.Scheme;
import app.merit.motivation.engine.scheme.Subject;
import app.merit.motivation.scheme.domain.Applicable.Paid;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatheredTest {
    private static ValueRow value(String department, YearMonth month, String value) {
        return new ValueRow(
                "revenue",
                "department:" + department,
                month,
                number(value),
                number("1"),
                "EUR",
                null,
                List.of(),
                1,
                null);
    }

    @Test
    void eachMonthReadsTheDepartmentItWasPaidBy() {
        var version = scheme(commission(Basis.VALUE, Mode.STEP, Accumulation.YEAR_TO_DATE, threeTiers()));
        var scheme = new Scheme("reps", NAME, List.of(version));
        var organisation = OrganisationFixture.company()
                .works("anna", "north", "sales-rep", "2026-01-01", "2026-11-01")
                .works("anna", "south", "sales-rep", "2026-11-01", null)
                .build();
        var october = NOVEMBER.minusMonths(1);
        var paid = new Paid(scheme, version, List.of(span("2026-11-01", "2026-12-01")));
        var gathered = new Gathered(
                new AccrualKey("anna", NOVEMBER),
                new Snapshot(1, Company.UNKNOWN, organisation, Map.of("revenue", money("revenue")), List.of(scheme)),
                List.of(paid),
                List.of(new Paid(
                        scheme, version, List.of(span("2026-01-01", "2026-11-01"), span("2026-11-01", "2027-01-01")))),
                Map.of(),
                List.of(),
                List.of(
                        value("north", october, "90000"),
                        value("south", october, "7"),
                        value("north", NOVEMBER, "8"),
                        value("south", NOVEMBER, "40000")),
                Status.CURRENT,
                new SeenInputs(Map.of(), 0),
                null);

        var inputs = gathered.inputs(paid);

        assertThat(inputs.fact("revenue", Subject.DEPARTMENT, october).map(Fact::numerator))
                .contains(number("90000"));
        assertThat(inputs.fact("revenue", Subject.DEPARTMENT, NOVEMBER).map(Fact::numerator))
                .contains(number("40000"));
    }
}
