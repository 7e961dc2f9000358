package app.merit.motivation.engine.check;

import app.merit.motivation.engine.check.SchemeCheck.Context;
import app.merit.motivation.engine.input.Kpi;
import app.merit.motivation.engine.scheme.Commission;
import app.merit.motivation.engine.scheme.Commission.Accumulation;
import app.merit.motivation.engine.scheme.Commission.Basis;
import app.merit.motivation.engine.scheme.Commission.Mode;
import app.merit.motivation.engine.scheme.Subject;
import app.merit.motivation.engine.scheme.Tier;
import org.jspecify.annotations.Nullable;

/** A commission reads what exists, in a table that holds together. */
record CommissionCheck(Commission commission, Context context, Findings here) {

    void check() {
        var kpi = context.kpi(commission.kpi(), here.at("kpi"));
        if (kpi != null) {
            basis(kpi);
        }
        placement();
        Bounds.check(commission.tiers(), commission.byAttainment(), "tiers", here);
        for (int i = 0; i < commission.tiers().size(); i++) {
            tier(commission.tiers().get(i), i, kpi);
        }
    }

    private void basis(Kpi kpi) {
        switch (commission.basis()) {
            case CREDITS -> {
                context.credited(kpi, here.at("kpi"));
                here.at("subject")
                        .require(commission.subject() == null, "is for basis value only", commission.subject());
            }
            case VALUE -> {
                context.inCurrency(kpi, here.at("kpi"));
                context.monthly(kpi, here.at("kpi"));
                here.at("accumulate")
                        .require(
                                commission.accumulate() != Accumulation.DEAL,
                                "per deal needs basis credits",
                                commission.accumulate());
                here.at("accumulate")
                        .require(
                                kpi.additive() || commission.accumulate() == Accumulation.PERIOD,
                                "an average or a ratio cannot be added up over months",
                                commission.accumulate());
            }
        }
    }

    private void placement() {
        if (!commission.byAttainment()) {
            here.at("attainmentOf")
                    .require(
                            commission.attainmentOf() == null,
                            "is for tiersBy attainment only",
                            commission.attainmentOf());
            here.at("missing")
                    .require(commission.missing() == null, "is for tiersBy attainment only", commission.missing());
            return;
        }
        var placing = context.kpi(commission.placingKpi(), here.at("attainmentOf"));
        if (placing != null) {
            context.monthly(placing, here.at("attainmentOf"));
        }
        boolean monthly =
                commission.accumulate() == Accumulation.PERIOD || commission.accumulate() == Accumulation.DEAL;
        here.at("accumulate")
                .require(
                        monthly, "tiers by attainment are those of the month: period or deal", commission.accumulate());
        if (commission.mode() != Mode.FLAT) {
            partsOfTarget(placing);
        }
    }

    /** Parts of x between attainments exist only where x and the attainment are of the same KPI. */
    private void partsOfTarget(@Nullable Kpi placing) {
        here.at("attainmentOf")
                .require(
                        commission.placingKpi().equals(commission.kpi()),
                        "must be the KPI that is paid, unless the mode is flat",
                        commission.placingKpi());
        here.at("accumulate")
                .require(
                        commission.accumulate() == Accumulation.PERIOD,
                        "must be period, unless the mode is flat",
                        commission.accumulate());
        here.at("subject")
                .require(
                        commission.subjectOrOwn() == Subject.PERSON,
                        "must be person, unless the mode is flat",
                        commission.subject());
        here.at("mode")
                .require(
                        placing == null || placing.direction() == Kpi.Direction.HIGHER,
                        "must be flat where lower is better",
                        commission.mode());
    }

    private void tier(Tier tier, int index, @Nullable Kpi kpi) {
        var place = here.at("tiers", index);
        boolean percent = commission.byAttainment();
        boolean otherUnit = percent
                ? tier.from() != null || tier.to() != null
                : tier.fromPercent() != null || tier.toPercent() != null;
        place.require(
                !otherUnit,
                percent ? "tiers by attainment have fromPercent and toPercent" : "tiers by value have from and to",
                "");
        if (kpi != null) {
            context.rate(kpi, tier.ratePercent(), tier.amountPerUnit(), place);
        }
        context.amount(tier.fixed(), place.at("fixed"));
        place.at("fixedPer").require(tier.fixedPer() == null || tier.fixed() != null, "needs fixed", tier.fixedPer());
        if (tier.fixedPerDeal()) {
            perDeal(tier, place);
        }
        if (commission.mode() == Mode.INTERPOLATED) {
            interpolated(tier, index == commission.tiers().size() - 1, place);
        } else {
            place.require(
                    tier.ratePercent() != null || tier.amountPerUnit() != null || tier.fixed() != null,
                    "must have ratePercent, amountPerUnit or fixed",
                    "");
        }
    }

    private void perDeal(Tier tier, Findings place) {
        boolean placed = commission.accumulate() == Accumulation.DEAL
                || commission.mode() == Mode.FLAT && commission.accumulate() != Accumulation.YEAR_TO_DATE;
        place.at("fixedPer")
                .require(
                        placed && commission.basis() == Basis.CREDITS,
                        "per deal needs basis credits and mode flat or accumulate deal, and not year-to-date",
                        tier.fixedPer());
    }

    private static void interpolated(Tier tier, boolean last, Findings place) {
        place.require(
                tier.ratePercent() == null && tier.amountPerUnit() == null,
                "mode interpolated pays fixed amounts, not rates",
                "");
        place.at("fixed")
                .require(
                        last == (tier.fixed() == null),
                        last ? "must be absent in the last tier: it has no end to be a share of" : "must be stated",
                        tier.fixed());
    }
}
