package app.merit.motivation.engine.check;

import app.merit.motivation.engine.scheme.Commission;
import app.merit.motivation.engine.scheme.Commission.Mode;
import app.merit.motivation.engine.scheme.Component;
import app.merit.motivation.engine.scheme.Row;
import app.merit.motivation.engine.scheme.Scorecard;
import app.merit.motivation.engine.scheme.TeamOverride;
import app.merit.motivation.engine.scheme.Tier;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Finds the places where earning more pays less. */
final class Cliffs {
    private Cliffs() {}

    static void find(Component component, Findings here) {
        switch (component) {
            case Commission commission -> commission(commission, here);
            case Scorecard scorecard -> scorecard(scorecard, here);
            case TeamOverride _ -> {}
        }
    }

    /** Parts at their own rates never take back what lower parts earned; only the flat mode can. */
    private static void commission(Commission commission, Findings here) {
        if (commission.mode() != Mode.FLAT) {
            return;
        }
        for (int i = 1; i < commission.tiers().size(); i++) {
            var below = commission.tiers().get(i - 1);
            var above = commission.tiers().get(i);
            if (drops(commission.byAttainment(), below, above)) {
                warn(commission.code(), above, commission.byAttainment(), here.at("tiers", i));
            }
        }
    }

    private static boolean drops(boolean byAttainment, Tier below, Tier above) {
        boolean lowerFixed = zeroIfNull(above.fixed()).compareTo(zeroIfNull(below.fixed())) < 0;
        boolean lowerRate = rate(above).compareTo(rate(below)) < 0;
        if (byAttainment || below.fixedPerDeal() || above.fixedPerDeal()) {
            return lowerRate || lowerFixed; // x is not tied to the bound, so either alone can cost money
        }
        var bound = zeroIfNull(above.from());
        return at(bound, above).compareTo(at(bound, below)) < 0;
    }

    private static BigDecimal at(BigDecimal bound, Tier tier) {
        return bound.multiply(rate(tier)).add(zeroIfNull(tier.fixed()));
    }

    private static BigDecimal rate(Tier tier) {
        return tier.ratePercent() != null ? tier.ratePercent().scaleByPowerOfTen(-2) : zeroIfNull(tier.amountPerUnit());
    }

    private static void scorecard(Scorecard scorecard, Findings here) {
        for (int l = 0; l < scorecard.lines().size(); l++) {
            var line = scorecard.lines().get(l);
            var bands = line.bands();
            for (int i = 1; i < bands.size(); i++) {
                if (bands.get(i).payPercent().compareTo(bands.get(i - 1).payPercent()) < 0) {
                    warn(
                            scorecard.code() + ":" + line.kpi(),
                            bands.get(i),
                            true,
                            here.at("lines", l).at("bands", i));
                }
            }
        }
    }

    private static void warn(String code, Row above, boolean percent, Findings here) {
        var bound = zeroIfNull(above.lower(percent)).toPlainString();
        here.warn(
                "cliff:" + code + ":" + bound,
                "reaching " + bound + (percent ? " %" : "") + " pays less than just below it");
    }

    private static BigDecimal zeroIfNull(@Nullable BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }
}
