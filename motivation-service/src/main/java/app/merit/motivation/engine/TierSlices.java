package app.merit.motivation.engine;

import static app.merit.motivation.engine.Words.say;

import app.merit.motivation.engine.number.Fraction;
import app.merit.motivation.engine.scheme.Commission;
import app.merit.motivation.engine.scheme.LocalText;
import app.merit.motivation.engine.scheme.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects what a commission pays, one slice for each tier and reason. */
final class TierSlices {
    /** Why a slice is paid. */
    enum Reason {
        RATE,
        RE_RATING,
        FIXED
    }

    private record Key(int tier, Reason reason) {
        static final Comparator<Key> ORDER = Comparator.comparing(Key::tier).thenComparing(Key::reason);
    }

    private final Map<Key, SliceDraft> slices = new TreeMap<>(Key.ORDER);
    private final Commission commission;
    private final String currency;

    TierSlices(Commission commission, String currency) {
        this.commission = commission;
        this.currency = currency;
    }

    SliceDraft at(int tier, Reason reason) {
        return slices.computeIfAbsent(new Key(tier, reason), this::draft);
    }

    List<SliceDraft> drafts() {
        return new ArrayList<>(slices.values());
    }

    Fraction exact() {
        return slices.values().stream().map(SliceDraft::exact).reduce(Fraction.ZERO, Fraction::plus);
    }

    private SliceDraft draft(Key key) {
        if (key.tier() < 0) {
            return new SliceDraft((_, amount) -> say(
                    "Итог ниже таблицы: ранее начисленное снято, {} {}",
                    "The sum is below the table: what was earned before is taken back, {} {}",
                    amount,
                    currency));
        }
        var tier = commission.tiers().get(key.tier());
        var draft =
                switch (key.reason()) {
                    case RATE ->
                        new SliceDraft((x, amount) -> say(
                                "{} x {} ({}) = {} {}",
                                "{} x {} ({}) = {} {}",
                                x,
                                rateInWords(tier),
                                bounds(tier),
                                amount,
                                currency));
                    case RE_RATING ->
                        new SliceDraft((x, amount) -> say(
                                "Пересчёт ранее начисленных {} по ставке {} ({}): {} {}",
                                "The {} earned before, re-rated to {} ({}): {} {}",
                                x,
                                rateInWords(tier),
                                bounds(tier),
                                amount,
                                currency));
                    case FIXED ->
                        new SliceDraft((_, amount) -> say(
                                "Фиксированная сумма ступени ({}): {} {}",
                                "Fixed amount of the tier ({}): {} {}",
                                bounds(tier),
                                amount,
                                currency));
                };
        boolean percent = commission.byAttainment();
        draft.kpi = commission.kpi();
        draft.from = tier.lower(percent);
        draft.to = tier.upper(percent);
        draft.ratePercent = key.reason() == Reason.FIXED ? null : tier.ratePercent();
        return draft;
    }

    private LocalText rateInWords(Tier tier) {
        if (commission.mode() == Commission.Mode.INTERPOLATED) {
            return tier.fixed() == null
                    ? say("0", "0")
                    : say("доля от {} {}", "a share of {} {}", tier.fixed(), currency);
        }
        if (tier.amountPerUnit() != null) {
            return say("{} {} за единицу", "{} {} a unit", tier.amountPerUnit(), currency);
        }
        return tier.ratePercent() == null ? say("0 %", "0 %") : say("{} %", "{} %", tier.ratePercent());
    }

    private LocalText bounds(Tier tier) {
        boolean percent = commission.byAttainment();
        var unit = percent ? " % of target" : "";
        var unitRu = percent ? " % цели" : "";
        var from = tier.lower(percent);
        var to = tier.upper(percent);
        return to == null
                ? say("от {}" + unitRu, "from {}" + unit, from)
                : say("от {} до {}" + unitRu, "from {} to {}" + unit, from, to);
    }
}
