package app.merit.motivation.engine;

import app.merit.motivation.engine.input.Credit;
import app.merit.motivation.engine.input.DateSpan;
import app.merit.motivation.engine.input.Fact;
import app.merit.motivation.engine.input.Inputs;
import app.merit.motivation.engine.input.Kpi;
import app.merit.motivation.engine.scheme.Band;
import app.merit.motivation.engine.scheme.Commission;
import app.merit.motivation.engine.scheme.Commission.Accumulation;
import app.merit.motivation.engine.scheme.Commission.Basis;
import app.merit.motivation.engine.scheme.Commission.Mode;
import app.merit.motivation.engine.scheme.Commission.TiersBy;
import app.merit.motivation.engine.scheme.Component;
import app.merit.motivation.engine.scheme.LocalText;
import app.merit.motivation.engine.scheme.SchemeVersion;
import app.merit.motivation.engine.scheme.SchemeVersion.AssignedTo;
import app.merit.motivation.engine.scheme.Scorecard;
import app.merit.motivation.engine.scheme.Scorecard.Line;
import app.merit.motivation.engine.scheme.Subject;
import app.merit.motivation.engine.scheme.TeamOverride;
import app.merit.motivation.engine.scheme.Tier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Schemes and inputs with business names. */
public final class EngineFixture {
    public static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    public static final LocalText NAME = new LocalText("Комиссия", "Commission");
    public static final DateSpan YEAR = new DateSpan(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));

    private EngineFixture() {}

    public static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static @Nullable BigDecimal optional(@Nullable String text) {
        return text == null ? null : number(text);
    }

    public static Tier tier(String from, @Nullable String to, String ratePercent) {
        return new Tier(number(from), optional(to), null, null, null, number(ratePercent), null, null, null);
    }

    public static Tier fixedTier(
            String from, @Nullable String to, @Nullable String fixed, Tier.@Nullable FixedPer per) {
        return new Tier(number(from), optional(to), null, null, null, null, null, optional(fixed), per);
    }

    public static Tier attainedTier(String fromPercent, @Nullable String toPercent, String ratePercent) {
        return new Tier(
                null, null, number(fromPercent), optional(toPercent), null, number(ratePercent), null, null, null);
    }

    /** 0-100k 3 %, to 300k 5 %, above 7 %. */
    public static List<Tier> threeTiers() {
        return List.of(tier("0", "100000", "3"), tier("100000", "300000", "5"), tier("300000", null, "7"));
    }

    public static Commission commission(Mode mode, Accumulation accumulate, List<Tier> tiers) {
        return commission(Basis.CREDITS, mode, accumulate, tiers);
    }

    public static Commission commission(Basis basis, Mode mode, Accumulation accumulate, List<Tier> tiers) {
        return new Commission("commission", NAME, "revenue", basis, null, accumulate, mode, null, null, null, tiers);
    }

    public static Commission attained(Mode mode, Commission.@Nullable Missing missing, List<Tier> tiers) {
        return new Commission(
                "commission",
                NAME,
                "revenue",
                Basis.CREDITS,
                null,
                Accumulation.PERIOD,
                mode,
                TiersBy.ATTAINMENT,
                null,
                missing,
                tiers);
    }

    public static TeamOverride override(String ratePercent, @Nullable Boolean includeOwn) {
        return new TeamOverride("override", NAME, "revenue", number(ratePercent), null, includeOwn);
    }

    public static Scorecard scorecard(String onTarget, Scorecard.Missing missing, Line... lines) {
        return new Scorecard("scorecard", NAME, number(onTarget), missing, List.of(lines));
    }

    /** Below 80 % nothing, to 100 % half, from 100 % the attainment's full share. */
    public static Line line(String kpi, String weightPercent) {
        return new Line(
                kpi,
                Subject.PERSON,
                number(weightPercent),
                List.of(band("0", "80", "0"), band("80", "100", "50"), band("100", null, "100")));
    }

    public static Band band(String from, @Nullable String to, String pay) {
        return new Band(number(from), optional(to), null, number(pay));
    }

    public static SchemeVersion scheme(Component... components) {
        return scheme("EUR", components);
    }

    public static SchemeVersion scheme(String currency, Component... components) {
        return new SchemeVersion(
                LocalDate.of(2026, 1, 1),
                currency,
                new AssignedTo(List.of("sales-rep"), List.of()),
                null,
                List.of(components),
                null);
    }

    public static Kpi money(String code) {
        return kpi(code, Kpi.Unit.MONEY, Kpi.Direction.HIGHER, Kpi.AttainmentRule.RATIO);
    }

    public static Kpi kpi(String code, Kpi.Unit unit, Kpi.Direction direction, Kpi.AttainmentRule rule) {
        var currencies = unit == Kpi.Unit.MONEY ? List.of("EUR") : List.<String>of();
        return new Kpi(
                code,
                new LocalText("по-русски " + code, "in English " + code),
                unit,
                2,
                direction,
                rule,
                currencies,
                true,
                unit != Kpi.Unit.PERCENT);
    }

    public static Fact fact(String kpi, String value, @Nullable String target) {
        return fact(kpi, NOVEMBER, value, "1", target);
    }

    public static Fact fact(
            String kpi, YearMonth month, String numerator, String denominator, @Nullable String target) {
        return new Fact(
                kpi, Subject.PERSON, month, number(numerator), number(denominator), null, optional(target), List.of());
    }

    public static Credit credit(String employee, String id, String day, String x) {
        return new Credit(
                "revenue", employee, "amocrm-main", "deal", id, LocalDate.parse(day), number(x), "EUR", List.of());
    }

    public static Credit credit(String id, String day, String x) {
        return credit("anna", id, day, x);
    }

    /** November 2026 of anna, in the scheme the whole year, until said otherwise. */
    public static final class Given {
        private YearMonth period = NOVEMBER;
        private @Nullable List<DateSpan> versionDays;
        private List<DateSpan> schemeDays = List.of(YEAR);
        private List<DateSpan> assignedDays = List.of(YEAR);
        private Map<String, List<DateSpan>> team = Map.of();
        private final List<Credit> credits = new ArrayList<>();
        private final List<Fact> facts = new ArrayList<>();
        private final Map<String, Kpi> kpis = new HashMap<>(Map.of("revenue", money("revenue")));

        public static Given inputs() {
            return new Given();
        }

        public Given period(YearMonth month) {
            period = month;
            return this;
        }

        public Given paidOn(String from, String until) {
            versionDays = List.of(span(from, until));
            return this;
        }

        public Given inScheme(String from, String until) {
            schemeDays = List.of(span(from, until));
            return this;
        }

        public Given assigned(String from, String until) {
            assignedDays = List.of(span(from, until));
            return this;
        }

        public Given team(Map<String, List<DateSpan>> people) {
            team = people;
            return this;
        }

        public Given credits(Credit... more) {
            credits.addAll(Arrays.asList(more));
            return this;
        }

        public Given credits(List<Credit> more) {
            credits.addAll(more);
            return this;
        }

        public Given facts(Fact... more) {
            facts.addAll(Arrays.asList(more));
            return this;
        }

        public Given kpi(Kpi kpi) {
            kpis.put(kpi.code(), kpi);
            return this;
        }

        public Inputs build() {
            var days = versionDays == null ? List.of(Inputs.month(period)) : versionDays;
            return new Inputs("anna", period, days, schemeDays, assignedDays, team, credits, facts, kpis);
        }
    }

    public static DateSpan span(String from, String until) {
        return new DateSpan(LocalDate.parse(from), LocalDate.parse(until));
    }
}
