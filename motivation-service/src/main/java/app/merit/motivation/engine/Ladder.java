package app.merit.motivation.engine;

import app.merit.motivation.engine.number.Fraction;
import app.merit.motivation.engine.scheme.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bounds of a table, compared exactly. Rows are contiguous and the last one is open. */
final class Ladder {
    /** Bounds of one row; {@code to} absent = open. */
    record Rung(Fraction from, @Nullable Fraction to, boolean closed) {}

    private final List<Rung> rungs;

    private Ladder(List<Rung> rungs) {
        this.rungs = rungs;
    }

    /** @param unit what a bound of 1 stands for: 1 for values, 1/100 for percent, target / 100 for attained amounts */
    static Ladder of(List<? extends Row> rows, boolean percent, Fraction unit) {
        var rungs = new ArrayList<Rung>();
        for (Row row : rows) {
            var from = row.lower(percent);
            var to = row.upper(percent);
            if (from == null) {
                throw new IllegalArgumentException("a row without a lower bound passed the checks");
            }
            rungs.add(new Rung(
                    Fraction.of(from).times(unit),
                    to == null ? null : Fraction.of(to).times(unit),
                    row.closed()));
        }
        return new Ladder(List.copyOf(rungs));
    }

    int size() {
        return rungs.size();
    }

    Rung rung(int row) {
        return rungs.get(row);
    }

    /** The row the quantity stands in; -1 below the table. */
    int place(Fraction quantity) {
        int place = -1;
        for (int row = 0; row < rungs.size(); row++) {
            if (reached(row, quantity)) {
                place = row;
            }
        }
        return place;
    }

    /** A bound belongs to the row above it unless the row below claims it. */
    boolean reached(int row, Fraction quantity) {
        int compared = quantity.compareTo(rungs.get(row).from());
        boolean belowClaims = row > 0 && rungs.get(row - 1).closed();
        return belowClaims ? compared > 0 : compared >= 0;
    }

    /** The part of 0..quantity that lies in the row. */
    Fraction part(int row, Fraction quantity) {
        var rung = rungs.get(row);
        var inside = quantity.max(rung.from());
        if (rung.to() != null) {
            inside = inside.min(rung.to());
        }
        return inside.minus(rung.from());
    }
}
