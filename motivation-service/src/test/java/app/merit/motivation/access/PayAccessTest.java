package app.merit.motivation.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.motivation.access.domain.PayAccess;
import app.merit.motivation.access.domain.PayLevel;
import app.merit.motivation.access.domain.Reader;
import app.merit.motivation.definitions.OrganisationFixture;
import app.merit.motivation.definitions.domain.Company;
import app.merit.motivation.definitions.domain.Company.HeadsSeePay;
import app.merit.motivation.definitions.domain.Snapshot;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayAccessTest {
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 30);

    private static Snapshot company(HeadsSeePay setting) {
        var organisation = OrganisationFixture.company()
                .heads("maria", "sales", "2026-01-01", null)
                .heads("ivan", "north", "2026-01-01", "2026-11-15")
                .heads("olga", "north", "2026-11-15", null)
                .works("anna", "north", "rep", "2026-01-01", null)
                .build();
        var zone = ZoneId.of("Europe/Berlin");
        return new Snapshot(1, new Company(zone, "EUR", setting), organisation, Map.of(), List.of());
    }

    private static Reader reader(String employee, String... roles) {
        return new Reader("login", Optional.ofNullable(employee), Set.of(roles));
    }

    private static PayLevel level(Reader reader, HeadsSeePay setting) {
        return PayAccess.level(reader, "anna", LAST_DAY, company(setting));
    }

    @ParameterizedTest
    @CsvSource({"comp-admin, FULL", "payroll, FULL", "auditor, FULL", "kpi-admin, NONE", "ops, NONE", "employee, NONE"})
    void rolesSeeAllPayOrNone(String role, PayLevel expected) {
        assertThat(level(reader(null, role), HeadsSeePay.TOTAL)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"NONE, NONE", "TOTAL, TOTAL", "FULL, FULL"})
    void headsSeeWhatTheCompanyLetsThem(HeadsSeePay setting, PayLevel expected) {
        assertThat(level(reader("olga", "employee"), setting)).isEqualTo(expected);
        assertThat(level(reader("maria", "employee"), setting)).isEqualTo(expected);
    }

    @Test
    void theHeadOfTheLastDayCountsAndNotAnEarlierOne() {
        assertThat(level(reader("ivan", "employee"), HeadsSeePay.FULL)).isEqualTo(PayLevel.NONE);
    }

    @Test
    void everybodySeesTheirOwnAndNobodyElseASubordinateTheHead() {
        assertThat(level(reader("anna", "employee"), HeadsSeePay.NONE)).isEqualTo(PayLevel.FULL);
        assertThat(PayAccess.level(reader("anna"), "olga", LAST_DAY, company(HeadsSeePay.FULL)))
                .isEqualTo(PayLevel.NONE);
        assertThat(level(reader(null), HeadsSeePay.FULL)).isEqualTo(PayLevel.NONE);
    }

    @Test
    void listsHoldOwnAndThePeopleBelow() {
        assertThat(PayAccess.visible(reader("olga"), LAST_DAY, company(HeadsSeePay.TOTAL)))
                .containsExactly("anna", "olga");
        assertThat(PayAccess.visible(reader("olga"), LAST_DAY, company(HeadsSeePay.NONE)))
                .containsExactly("olga");
        assertThat(PayAccess.visible(reader(null, "ops"), LAST_DAY, company(HeadsSeePay.FULL)))
                .isEmpty();
    }

    @Test
    void todayCountsWhileThePeriodRunsInTheCompanysZone() {
        var november = YearMonth.of(2026, 11);
        var lateInUtc = Clock.fixed(Instant.parse("2026-11-20T23:30:00Z"), ZoneOffset.UTC);
        var company = company(HeadsSeePay.TOTAL);

        assertThat(company.dayOfAccess(november, lateInUtc)).isEqualTo("2026-11-21");
        assertThat(company.dayOfAccess(november.minusMonths(1), lateInUtc)).isEqualTo("2026-10-31");
    }
}
