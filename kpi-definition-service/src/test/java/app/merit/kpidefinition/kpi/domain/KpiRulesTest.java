package app.merit.kpidefinition.kpi.domain;

import static app.merit.kpidefinition.kpi.domain.KpiFixture.DECEMBER;
import static app.merit.kpidefinition.kpi.domain.KpiFixture.JANUARY;
import static app.merit.kpidefinition.kpi.domain.KpiFixture.TODAY;
import static app.merit.kpidefinition.kpi.domain.KpiFixture.counted;
import static app.merit.kpidefinition.kpi.domain.KpiFixture.dealsWon;
import static app.merit.kpidefinition.kpi.domain.KpiFixture.dealsWonIn;
import static app.merit.kpidefinition.kpi.domain.KpiFixture.kpi;
import static app.merit.kpidefinition.kpi.domain.KpiFixture.revenue;
import static app.merit.kpidefinition.kpi.domain.KpiFixture.surroundings;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.kpidefinition.shared.domain.PeriodKind;
import app.merit.kpidefinition.shared.domain.Violation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KpiRulesTest {
    private static final Measure.Part COUNT = new Measure.Part(new Measure.Count(), null, List.of());
    private static final Measure.Part AMOUNT = new Measure.Part(new Measure.Sum("amount"), null, List.of());

    @Test
    void revenueIsFine() {
        assertThat(fields(revenue())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MONEY,sum,amount,true",
        "MONEY,average,amount,true",
        "MONEY,sum,custom.margin,true",
        "MONEY,count,,false",
        "MONEY,sum,durationSeconds,false",
        "COUNT,count,,true",
        "COUNT,sum,custom.seats,true",
        "COUNT,sum,amount,false",
        "DURATION,sum,custom.minutes,true",
        "DURATION,sum,amount,false",
        "DURATION,count,,false",
        "PERCENT,ratio,,true",
        "PERCENT,sum,amount,false",
        "PERCENT,count,,false",
        "MONEY,ratio,,false",
        "COUNT,ratio,,false",
    })
    void theUnitSaysWhatTheMeasureCounts(Unit unit, String kind, String field, boolean fits) {
        Measure measure =
                switch (kind) {
                    case "count" -> new Measure.Count();
                    case "sum" -> new Measure.Sum(field);
                    case "average" -> new Measure.Average(field);
                    default -> new Measure.Ratio(COUNT, COUNT);
                };
        assertThat(fields(kpi(unit, dealsWon(JANUARY, measure))).isEmpty()).isEqualTo(fits);
    }

    @Test
    void aPercentageComparesTheSameKind() {
        assertThat(fields(kpi(Unit.PERCENT, dealsWon(JANUARY, new Measure.Ratio(AMOUNT, AMOUNT))))).isEmpty();
        assertThat(fields(kpi(Unit.PERCENT, dealsWon(JANUARY, new Measure.Ratio(AMOUNT, COUNT)))))
                .containsExactly("versions[0].measure.numerator.measure");
    }

    @Test
    void momentsAndFieldsBelongToTheEntity() {
        assertThat(fields(kpi(Unit.COUNT, counted(Entity.ACTIVITY, MomentKind.ACTIVITY_DONE)))).isEmpty();
        assertThat(fields(kpi(Unit.COUNT, counted(Entity.ACTIVITY, MomentKind.WON))))
                .containsExactly("versions[0].moment.kind");
        assertThat(fields(kpi(Unit.COUNT, counted(Entity.DEAL, MomentKind.ACTIVITY_DONE))))
                .containsExactly("versions[0].moment.kind");
        assertThat(fields(kpi(
                        Unit.COUNT,
                        counted(Entity.DEAL, MomentKind.WON, new Condition.Equals("activityType", "call")))))
                .containsExactly("versions[0].filter[0].field");
    }

    @ParameterizedTest
    @CsvSource({
        "status,won,true", "status,sold,false", "amount,12.50,true", "amount,1e3,false", "pipeline,7,true",
        "custom.x,anything,true", "custom.,anything,false", "closedAt,2026-01-01,false"
    })
    void equalsFitsTheTypeOfTheField(String field, String value, boolean fits) {
        assertThat(fields(filtered(new Condition.Equals(field, value))).isEmpty()).isEqualTo(fits);
        assertThat(fields(filtered(new Condition.In(field, List.of(value)))).isEmpty()).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({
        "amount,1,2,true",
        "amount,2,2,false",
        "amount,,2,true",
        "amount,,,false",
        "amount,2026-01-01,,false",
        "status,open,won,false",
        "custom.start,2026-01-01,2026-02-01,true",
        "custom.start,2026-01-01T00:00:00Z,2026-01-02T00:00:00Z,true",
        "custom.start,2026-01-01,5,false",
        "custom.start,2026-02-01,2026-01-01,false",
        "custom.start,abc,,false",
    })
    void aRangeHasOrderedBoundsOfOneType(String field, String min, String max, boolean fits) {
        assertThat(fields(filtered(new Condition.Range(field, min, max))).isEmpty()).isEqualTo(fits);
    }

    @Test
    void anUnannouncedSourceIsRefusedByName() {
        KpiVersion good = dealsWon(JANUARY, new Measure.Count());
        KpiVersion bad = new KpiVersion(
                good.from(), good.entity(), List.of("amo", "hubspot", "amo"), good.moment(), List.of(), good.measure(), good.attribution(), null);
        assertThat(KpiRules.check(kpi(Unit.COUNT, bad), null, surroundings()))
                .extracting(Violation::field, Violation::rule, Violation::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "versions[0].sources[1]", "must be a source announced on crm.sources", "hubspot"),
                        org.assertj.core.groups.Tuple.tuple("versions[0].sources[2]", "must be named once", "amo"));
    }

    @Test
    void everythingAKpiBelongsToMustExist() {
        KpiDefinition lost = change(revenue(), null, null, "nothing", "nobody");
        assertThat(fields(lost)).containsExactly("goal", "department", "accountablePosition");
        assertThat(fields(change(revenue(), "west", "chief", "grow", "head"))).containsExactly("department", "position");
        assertThat(fields(change(revenue(), null, "rep", "grow", "head"))).isEmpty();
    }

    @Test
    void decimalsAndTargetPeriodHaveLimits() {
        KpiDefinition revenue = revenue();
        KpiDefinition odd = new KpiDefinition(
                "revenue", revenue.names(), revenue.description(), Unit.MONEY, 7, Direction.HIGHER, "grow", "sales", null, "head", Scope.BOTH, PeriodKind.WEEK, Attainment.MIRROR, revenue.versions());
        assertThat(fields(odd)).containsExactly("decimals", "attainment", "targetPeriod");
    }

    @Test
    void onlyMoneyHasACurrency() {
        assertThat(fields(kpi(Unit.MONEY, dealsWonIn(JANUARY, "USD")))).isEmpty();
        assertThat(fields(kpi(Unit.MONEY, dealsWonIn(JANUARY, "XXX")))).containsExactly("versions[0].currency");
        KpiVersion count = counted(Entity.DEAL, MomentKind.WON);
        KpiVersion priced = new KpiVersion(
                count.from(), count.entity(), count.sources(), count.moment(), List.of(), count.measure(), count.attribution(), "EUR");
        assertThat(fields(kpi(Unit.COUNT, priced))).containsExactly("versions[0].currency");
    }

    @Test
    void withoutAReportingCurrencyMoneyNamesItsOwn() {
        KpiSurroundings known = surroundings();
        KpiSurroundings young =
                new KpiSurroundings(null, known.organisation(), known.goals(), known.sources(), known.closed(), TODAY);
        assertThat(KpiRules.check(revenue(), null, young)).extracting(Violation::field).containsExactly("versions[0].currency");
        assertThat(KpiRules.check(kpi(Unit.MONEY, dealsWonIn(JANUARY, "EUR")), null, young)).isEmpty();
    }

    @Test
    void versionsRise() {
        Measure count = new Measure.Count();
        assertThat(fields(kpi(Unit.COUNT, dealsWon(JANUARY, count), dealsWon(DECEMBER, count)))).isEmpty();
        assertThat(fields(kpi(Unit.COUNT, dealsWon(JANUARY, count), dealsWon(JANUARY, count))))
                .containsExactly("versions[1].from");
    }

    @Test
    void aVersionInForceCannotChangeOrGo() {
        KpiDefinition saved = kpi(Unit.MONEY, dealsWon(TODAY, new Measure.Sum("amount")));
        KpiDefinition other = kpi(Unit.MONEY, dealsWon(TODAY, new Measure.Sum("custom.margin")));
        KpiDefinition later = kpi(Unit.MONEY, dealsWon(TODAY.plusDays(1), new Measure.Sum("amount")));
        assertThat(fields(other, saved)).containsExactly("versions[0]");
        assertThat(fields(later, saved)).containsExactly("versions[0]");
        assertThat(fields(saved, saved)).isEmpty();
    }

    @Test
    void aVersionNotYetInForceCanChangeAndGo() {
        Measure sum = new Measure.Sum("amount");
        KpiDefinition saved = kpi(Unit.MONEY, dealsWon(JANUARY, sum), dealsWon(DECEMBER, sum));
        KpiDefinition other = kpi(Unit.MONEY, dealsWon(JANUARY, sum), dealsWon(DECEMBER, new Measure.Sum("custom.margin")));
        KpiDefinition without = kpi(Unit.MONEY, dealsWon(JANUARY, sum));
        assertThat(fields(other, saved)).isEmpty();
        assertThat(fields(without, saved)).isEmpty();
        assertThat(fields(saved, without)).isEmpty();
    }

    @Test
    void aNewVersionDoesNotReachIntoAClosedPeriod() {
        Measure sum = new Measure.Sum("amount");
        KpiDefinition saved = kpi(Unit.MONEY, dealsWon(JANUARY, sum));
        KpiDefinition appended = kpi(Unit.MONEY, dealsWon(JANUARY, sum), dealsWon(TODAY.minusDays(10), sum));
        assertThat(fields(appended, saved)).isEmpty();
        assertThat(KpiRules.check(appended, saved, surroundings(Optional.of(TODAY.minusDays(10)))))
                .extracting(Violation::field)
                .containsExactly("versions[1].from");
        assertThat(KpiRules.check(appended, saved, surroundings(Optional.of(TODAY.minusDays(11))))).isEmpty();
    }

    @Test
    void whatAKpiIsNeverChanges() {
        KpiDefinition saved = kpi(Unit.MONEY, dealsWon(TODAY.plusDays(1), new Measure.Sum("amount")));
        KpiDefinition average = kpi(Unit.MONEY, dealsWon(TODAY.plusDays(1), new Measure.Average("amount")));
        KpiDefinition dollars = kpi(Unit.MONEY, dealsWonIn(TODAY.plusDays(1), "USD"));
        KpiDefinition euros = kpi(Unit.MONEY, dealsWonIn(TODAY.plusDays(1), "EUR"));
        KpiDefinition counted = kpi(Unit.COUNT, dealsWon(TODAY.plusDays(1), new Measure.Count()));
        assertThat(fields(average, saved)).containsExactly("versions[0].measure.kind");
        assertThat(fields(dollars, saved)).containsExactly("versions[0].currency");
        assertThat(fields(euros, saved)).isEmpty();
        assertThat(fields(counted, saved)).contains("unit", "versions[0].measure.kind");
    }

    private static KpiDefinition filtered(Condition condition) {
        return kpi(Unit.COUNT, counted(Entity.DEAL, MomentKind.WON, condition));
    }

    private static KpiDefinition change(KpiDefinition kpi, String department, String position, String goal, String accountable) {
        return new KpiDefinition(
                kpi.code(), kpi.names(), kpi.description(), kpi.unit(), kpi.decimals(), kpi.direction(), goal, department, position, accountable, kpi.scope(), kpi.targetPeriod(), kpi.attainment(), kpi.versions());
    }

    private static List<String> fields(KpiDefinition next) {
        return fields(next, null);
    }

    private static List<String> fields(KpiDefinition next, KpiDefinition current) {
        return KpiRules.check(next, current, surroundings()).stream().map(Violation::field).toList();
    }
}
