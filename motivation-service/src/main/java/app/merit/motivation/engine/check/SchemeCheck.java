package app.merit.motivation.engine.check;

import app.merit.motivation.engine.input.Kpi;
import app.merit.motivation.engine.scheme.Commission;
import app.merit.motivation.engine.scheme.Commission.Accumulation;
import app.merit.motivation.engine.scheme.Commission.Basis;
import app.merit.motivation.engine.scheme.Component;
import app.merit.motivation.engine.scheme.Scheme;
import app.merit.motivation.engine.scheme.SchemeVersion;
import app.merit.motivation.engine.scheme.Scorecard;
import app.merit.motivation.engine.scheme.Subject;
import app.merit.motivation.engine.scheme.TeamOverride;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds every reason why a scheme may not be saved; the shape of the document is checked before, by its JSON Schema. */
public final class SchemeCheck {
    private SchemeCheck() {}

    /** Faults in the order of the document; empty = the scheme may be saved. */
    public static List<Fault> check(Scheme scheme, Known known) {
        var findings = new Findings("");
        for (int i = 0; i < scheme.versions().size(); i++) {
            var version = scheme.versions().get(i);
            var here = findings.at("versions", i);
            if (i > 0) {
                here.at("from")
                        .require(
                                version.from()
                                        .isAfter(scheme.versions().get(i - 1).from()),
                                "must be after the version before",
                                version.from());
                keepsTheQuarter(scheme.versions().get(i - 1), version, here.at("from"));
            }
            version(version, known, here);
        }
        return findings.faults();
    }

    /** The warnings of a version, acknowledged or not. */
    public static List<Warning> warnings(SchemeVersion version) {
        var findings = new Findings("");
        for (int i = 0; i < version.components().size(); i++) {
            Cliffs.find(version.components().get(i), findings.at("components", i));
        }
        return findings.warnings();
    }

    private static void version(SchemeVersion version, Known known, Findings here) {
        var minor = minorUnits(version.currency());
        here.at("currency")
                .require(minor != null, "must be an ISO 4217 currency with a minor unit", version.currency());
        assigned(version.assignedTo(), known, here.at("assignedTo"));
        var rounding = version.rounding();
        if (rounding != null && rounding.decimals() != null && minor != null) {
            here.at("rounding.decimals")
                    .require(
                            rounding.decimals() >= 0 && rounding.decimals() <= minor,
                            "must be from 0 to " + minor,
                            rounding.decimals());
        }
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < version.components().size(); i++) {
            var component = version.components().get(i);
            var place = here.at("components", i);
            place.at("code").require(codes.add(component.code()), "must differ from the others", component.code());
            component(component, new Context(version.currency(), minor == null ? 0 : minor, known), place);
        }
        acknowledged(version, here);
    }

    private static void acknowledged(SchemeVersion version, Findings here) {
        if (!here.faults().isEmpty()) {
            return; // A table that does not hold together has no meaningful cliffs.
        }
        for (Warning warning : warnings(version)) {
            here.at(warning.place())
                    .require(
                            version.acknowledgedWarnings().contains(warning.code()),
                            warning.text() + "; put \"" + warning.code() + "\" into acknowledgedWarnings to accept it",
                            warning.code());
        }
    }

    /**
     * A quarter is paid whole by the version that ends it. If what is paid by quarter changed within one, months would be
     * paid twice, or never.
     */
    private static void keepsTheQuarter(SchemeVersion before, SchemeVersion version, Findings from) {
        boolean startsQuarter =
                version.from().getDayOfMonth() == 1 && version.from().getMonthValue() % 3 == 1;
        from.require(
                startsQuarter || byQuarter(before).equals(byQuarter(version)),
                "must be the first day of a quarter, because what is paid by quarter changes",
                version.from());
    }

    private record PaidByQuarter(String code, String kpi, Basis basis, Subject subject) {}

    private static Set<PaidByQuarter> byQuarter(SchemeVersion version) {
        return version.components().stream()
                .filter(Commission.class::isInstance)
                .map(Commission.class::cast)
                .filter(c -> c.accumulate() == Accumulation.QUARTER)
                .map(c -> new PaidByQuarter(c.code(), c.kpi(), c.basis(), c.subjectOrOwn()))
                .collect(Collectors.toSet());
    }

    private static void assigned(SchemeVersion.AssignedTo to, Known known, Findings here) {
        here.require(
                !to.positions().isEmpty() || !to.departments().isEmpty(),
                "must name at least one position or department",
                "");
        for (int i = 0; i < to.positions().size(); i++) {
            var code = to.positions().get(i);
            here.at("positions", i).require(known.positions().contains(code), "must be a known position", code);
        }
        for (int i = 0; i < to.departments().size(); i++) {
            var code = to.departments().get(i);
            here.at("departments", i).require(known.departments().contains(code), "must be a known department", code);
        }
    }

    private static void component(Component component, Context context, Findings here) {
        switch (component) {
            case Commission commission -> new CommissionCheck(commission, context, here).check();
            case Scorecard scorecard -> new ScorecardCheck(scorecard, context, here).check();
            case TeamOverride override -> override(override, context, here);
        }
    }

    private static void override(TeamOverride override, Context context, Findings here) {
        var kpi = context.kpi(override.kpi(), here.at("kpi"));
        if (kpi == null) {
            return;
        }
        context.credited(kpi, here.at("kpi"));
        context.rate(kpi, override.ratePercent(), override.amountPerUnit(), here);
        here.require(
                override.ratePercent() != null || override.amountPerUnit() != null,
                "must have ratePercent or amountPerUnit",
                "");
    }

    private static @Nullable Integer minorUnits(String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(c -> c.getCurrencyCode().equals(code) && c.getDefaultFractionDigits() >= 0)
                .map(Currency::getDefaultFractionDigits)
                .findFirst()
                .orElse(null);
    }

    /** What the checks of a component know of its version. */
    record Context(String currency, int minorUnits, Known known) {

        @Nullable
        Kpi kpi(String code, Findings here) {
            var kpi = known.kpis().get(code);
            here.require(kpi != null, "must be a known KPI", code);
            return kpi;
        }

        /** Credits are parts of a sum: only an additive KPI has them, and money only in the scheme's own currency. */
        void credited(Kpi kpi, Findings here) {
            here.require(kpi.additive(), "must count or sum: an average or a ratio has no credits", kpi.code());
            inCurrency(kpi, here);
        }

        void inCurrency(Kpi kpi, Findings here) {
            if (kpi.unit() == Kpi.Unit.MONEY) {
                here.require(
                        currency.equals(kpi.currency()),
                        "must be in the currency of the scheme, " + currency,
                        String.join(",", kpi.currencies()));
            }
        }

        void monthly(Kpi kpi, Findings here) {
            here.require(kpi.monthly(), "must have the month as its target period", kpi.code());
        }

        void rate(Kpi kpi, @Nullable BigDecimal ratePercent, @Nullable BigDecimal amountPerUnit, Findings here) {
            boolean money = kpi.unit() == Kpi.Unit.MONEY;
            here.at("ratePercent")
                    .require(money || ratePercent == null, "a KPI that is not money has amountPerUnit", ratePercent);
            here.at("amountPerUnit")
                    .require(!money || amountPerUnit == null, "a KPI in money has ratePercent", amountPerUnit);
            here.at("ratePercent").between(ratePercent, 0, 100);
            here.at("amountPerUnit").between(amountPerUnit, 0, Integer.MAX_VALUE);
        }

        void amount(@Nullable BigDecimal amount, Findings here) {
            here.between(amount, 0, Integer.MAX_VALUE);
            if (amount != null) {
                here.require(
                        amount.stripTrailingZeros().scale() <= minorUnits,
                        "must have at most " + minorUnits + " decimals in " + currency,
                        amount);
            }
        }
    }
}
