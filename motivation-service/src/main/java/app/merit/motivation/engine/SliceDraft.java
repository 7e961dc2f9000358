package app.merit.motivation.engine;

import app.merit.motivation.engine.input.Credit;
import app.merit.motivation.engine.number.Fraction;
import app.merit.motivation.engine.number.LargestRemainder;
import app.merit.motivation.engine.result.CreditLine;
import app.merit.motivation.engine.result.Slice;
import app.merit.motivation.engine.scheme.LocalText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A slice with exact numbers, before its line is rounded. */
final class SliceDraft {
    private static final int SHOWN_DECIMALS = 6;

    /** A credit's exact share of a slice. */
    private record CreditShare(Credit credit, Fraction x, Fraction amount) {}

    private final BiFunction<Fraction, BigDecimal, LocalText> formula;
    private final List<CreditShare> shares = new ArrayList<>();
    private Fraction exact = Fraction.ZERO;
    private Fraction x = Fraction.ZERO;

    @Nullable
    BigDecimal from;

    @Nullable
    BigDecimal to;

    @Nullable
    BigDecimal ratePercent;

    @Nullable
    String kpi;

    @Nullable
    BigDecimal weightPercent;

    @Nullable
    BigDecimal payPercent;

    @Nullable
    BigDecimal attainment;

    @Nullable
    String employee;

    /** @param formula words for the slice's x and its rounded amount */
    SliceDraft(BiFunction<Fraction, BigDecimal, LocalText> formula) {
        this.formula = formula;
    }

    Fraction exact() {
        return exact;
    }

    void add(Fraction partOfX, Fraction amount) {
        x = x.plus(partOfX);
        exact = exact.plus(amount);
    }

    void add(Credit credit, Fraction partOfX, Fraction amount) {
        add(partOfX, amount);
        shares.add(new CreditShare(credit, partOfX, amount));
    }

    Slice rounded(BigDecimal amount) {
        return new Slice(
                formula.apply(x, amount),
                amount,
                from,
                to,
                ratePercent,
                x.display(SHOWN_DECIMALS),
                kpi,
                weightPercent,
                payPercent,
                attainment,
                employee,
                shares.isEmpty() ? null : creditLines(amount));
    }

    private List<CreditLine> creditLines(BigDecimal amount) {
        var amounts = LargestRemainder.split(
                amount, shares.stream().map(CreditShare::amount).toList());
        var lines = new ArrayList<CreditLine>();
        for (int i = 0; i < shares.size(); i++) {
            var credit = shares.get(i).credit();
            var partOfX = shares.get(i).x().display(SHOWN_DECIMALS);
            var marks = credit.marks().isEmpty() ? null : credit.marks();
            lines.add(new CreditLine(
                    credit.source(), credit.entity(), credit.id(), credit.day(), partOfX, amounts.get(i), marks));
        }
        return lines;
    }
}
