package app.merit.motivation.engine.check;

import app.merit.motivation.engine.check.SchemeCheck.Context;
import app.merit.motivation.engine.scheme.Scorecard;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;

/** Weights are exactly 100 %, bands join, shares are sane. */
record ScorecardCheck(Scorecard scorecard, Context context, Findings here) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    void check() {
        here.at("onTargetAmount")
                .require(scorecard.onTargetAmount().signum() > 0, "must be above 0", scorecard.onTargetAmount());
        context.amount(scorecard.onTargetAmount(), here.at("onTargetAmount"));
        var weights =
                scorecard.lines().stream().map(Scorecard.Line::weightPercent).reduce(BigDecimal.ZERO, BigDecimal::add);
        here.at("lines").require(weights.compareTo(HUNDRED) == 0, "weights must add up to exactly 100 %", weights);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < scorecard.lines().size(); i++) {
            var line = scorecard.lines().get(i);
            var place = here.at("lines", i);
            place.at("kpi")
                    .require(
                            seen.add(line.kpi() + line.subjectOrOwn()), "must differ from the other lines", line.kpi());
            line(line, place);
        }
    }

    private void line(Scorecard.Line line, Findings place) {
        var kpi = context.kpi(line.kpi(), place.at("kpi"));
        if (kpi != null) {
            context.monthly(kpi, place.at("kpi"));
        }
        place.at("weightPercent").require(line.weightPercent().signum() > 0, "must be above 0", line.weightPercent());
        Bounds.check(line.bands(), true, "bands", place);
        for (int i = 0; i < line.bands().size(); i++) {
            place.at("bands", i).at("payPercent").between(line.bands().get(i).payPercent(), 0, 1000);
        }
    }
}
