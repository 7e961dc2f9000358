package app.merit.motivation.engine.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Rounds parts so that they add up to a rounded whole: the units left over go to the largest remainders. */
public final class LargestRemainder {
    private LargestRemainder() {}

    /**
     * Splits {@code whole} over the exact parts.
     *
     * @param whole the rounded sum; its scale is the scale of the parts
     * @param parts the exact parts, in the order that settles equal remainders; not empty unless the whole is zero
     * @return one amount for each part; their sum is exactly {@code whole}
     */
    public static List<BigDecimal> split(BigDecimal whole, List<Fraction> parts) {
        if (parts.isEmpty()) {
            if (whole.signum() != 0) {
                throw new IllegalArgumentException("nothing to split " + whole.toPlainString() + " over");
            }
            return List.of();
        }
        int decimals = whole.scale();
        var units = new ArrayList<BigInteger>();
        for (Fraction part : parts) {
            units.add(part.round(decimals, RoundingMode.FLOOR).unscaledValue());
        }
        var left = whole.unscaledValue().subtract(units.stream().reduce(BigInteger.ZERO, BigInteger::add));
        share(left, units, byRemainder(parts, decimals));
        return units.stream().map(u -> new BigDecimal(u, decimals)).toList();
    }

    private static void share(BigInteger left, List<BigInteger> units, List<Integer> order) {
        var count = BigInteger.valueOf(order.size());
        int oneMore = left.mod(count).intValueExact();
        // A whole round for everybody happens only where the whole is a difference of two rounded sums.
        var each = left.subtract(BigInteger.valueOf(oneMore)).divide(count);
        for (int rank = 0; rank < order.size(); rank++) {
            int index = order.get(rank);
            var extra = rank < oneMore ? each.add(BigInteger.ONE) : each;
            units.set(index, units.get(index).add(extra));
        }
    }

    private static List<Integer> byRemainder(List<Fraction> parts, int decimals) {
        var remainders = parts.stream()
                .map(p -> p.minus(Fraction.of(p.round(decimals, RoundingMode.FLOOR))))
                .toList();
        return IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.<Integer, Fraction>comparing(remainders::get)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
