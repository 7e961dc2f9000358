package app.merit.motivation.engine;

import app.merit.motivation.engine.TierSlices.Reason;
import app.merit.motivation.engine.input.Credit;
import app.merit.motivation.engine.number.Fraction;
import app.merit.motivation.engine.scheme.Commission;
import app.merit.motivation.engine.scheme.Tier;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commission table read along the way from {@code start} to {@code start + steps}: pays F(end) - F(start), where
 * F(0) = 0 and nothing below the first bound pays.
 *
 * @param placed the tier that counts for everything, where attainment and not x decides; absent = x decides
 */
record RateTable(
        Commission commission, Ladder ladder, @Nullable Integer placed) {
    /** Part of x; without a credit for a KPI value. */
    record Step(@Nullable Credit credit, Fraction x) {}

    void walk(Fraction start, List<Step> steps, TierSlices out) {
        var end = steps.stream().map(Step::x).reduce(start, Fraction::plus);
        switch (commission.mode()) {
            case FLAT -> flat(start, end, steps, out);
            case STEP -> {
                parts(start, steps, out);
                fixedOfEntered(start, end, steps, out);
            }
            case INTERPOLATED -> parts(start, steps, out);
        }
    }

    private void parts(Fraction start, List<Step> steps, TierSlices out) {
        var at = start;
        for (Step step : steps) {
            var next = at.plus(step.x());
            for (int row = 0; row < ladder.size(); row++) {
                var part = ladder.part(row, next).minus(ladder.part(row, at));
                if (part.signum() != 0) {
                    add(out.at(row, Reason.RATE), step, part, part.times(rate(row)));
                }
            }
            at = next;
        }
    }

    private void fixedOfEntered(Fraction start, Fraction end, List<Step> steps, TierSlices out) {
        for (int row = 0; row < ladder.size(); row++) {
            var fixed = commission.tiers().get(row).fixed();
            int entries = (entered(row, end) ? 1 : 0) - (entered(row, start) ? 1 : 0);
            if (fixed != null && entries != 0) {
                addFixed(out.at(row, Reason.FIXED), steps, Fraction.of(fixed).times(Fraction.of(entries)));
            }
        }
    }

    private void flat(Fraction start, Fraction end, List<Step> steps, TierSlices out) {
        int before = place(start);
        int now = place(end);
        if (now >= 0) {
            for (Step step : steps) {
                add(out.at(now, Reason.RATE), step, step.x(), step.x().times(rate(now)));
            }
        }
        var reRating = start.times(rateOrZero(now).minus(rateOrZero(before)));
        if (reRating.signum() != 0) {
            out.at(now, Reason.RE_RATING).add(start, reRating);
        }
        fixedOfReached(start, end, steps, out);
    }

    private void fixedOfReached(Fraction start, Fraction end, List<Step> steps, TierSlices out) {
        int now = place(end);
        if (now >= 0 && commission.tiers().get(now).fixedPerDeal() && perMonth()) {
            eachDeal(steps, now, out);
            return;
        }
        var change = fixed(now, end).minus(fixed(place(start), start));
        if (change.signum() != 0) {
            addFixed(out.at(now, Reason.FIXED), steps, change);
        }
    }

    private void eachDeal(List<Step> steps, int row, TierSlices out) {
        var fixed = commission.tiers().get(row).fixed();
        var seen = new HashSet<String>();
        for (Step step : steps) {
            if (fixed != null && step.credit() != null && seen.add(step.credit().deal())) {
                add(out.at(row, Reason.FIXED), step, Fraction.ZERO, Fraction.of(fixed));
            }
        }
    }

    private boolean perMonth() {
        return commission.accumulate() != Commission.Accumulation.DEAL;
    }

    /** In a table that is read for each deal, the deal bears its own fixed amount. */
    private void addFixed(SliceDraft draft, List<Step> steps, Fraction amount) {
        if (!perMonth() && !steps.isEmpty()) {
            add(draft, steps.getFirst(), Fraction.ZERO, amount);
        } else {
            draft.add(Fraction.ZERO, amount);
        }
    }

    private static void add(SliceDraft draft, Step step, Fraction x, Fraction amount) {
        if (step.credit() == null) {
            draft.add(x, amount);
        } else {
            draft.add(step.credit(), x, amount);
        }
    }

    private int place(Fraction x) {
        return placed == null ? ladder.place(x) : placed;
    }

    /** A tier is entered by something: the first one not by nothing at all. */
    private boolean entered(int row, Fraction x) {
        return x.signum() > 0 && ladder.reached(row, x);
    }

    private Fraction fixed(int row, Fraction x) {
        if (row < 0 || x.signum() <= 0) {
            return Fraction.ZERO;
        }
        var fixed = commission.tiers().get(row).fixed();
        return fixed == null ? Fraction.ZERO : Fraction.of(fixed);
    }

    private Fraction rateOrZero(int row) {
        return row < 0 ? Fraction.ZERO : rate(row);
    }

    private Fraction rate(int row) {
        Tier tier = commission.tiers().get(row);
        if (commission.mode() == Commission.Mode.INTERPOLATED) {
            return rateOfFullTier(tier, ladder.rung(row));
        }
        if (tier.ratePercent() != null) {
            return Fraction.percent(tier.ratePercent());
        }
        return tier.amountPerUnit() == null ? Fraction.ZERO : Fraction.of(tier.amountPerUnit());
    }

    private static Fraction rateOfFullTier(Tier tier, Ladder.Rung rung) {
        if (tier.fixed() == null || rung.to() == null) {
            return Fraction.ZERO;
        }
        return Fraction.of(tier.fixed()).over(rung.to().minus(rung.from()));
    }
}
