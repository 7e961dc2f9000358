package app.merit.motivation.engine.check;

import app.merit.motivation.engine.scheme.Row;
import java.math.BigDecimal;
import java.util.List;

/** Checks that the rows of a table join without gap or overlap, from 0 up, the last one open. */
final class Bounds {
    private Bounds() {}

    static void check(List<? extends Row> rows, boolean percent, String table, Findings here) {
        var from = percent ? "fromPercent" : "from";
        var to = percent ? "toPercent" : "to";
        here.require(!rows.isEmpty(), "must have at least one row in " + table, "");
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var place = here.at(table, i);
            var lower = row.lower(percent);
            if (lower == null) {
                place.at(from).fault("must be stated", "");
                continue;
            }
            if (i == 0) {
                place.at(from).require(lower.signum() == 0, "must be 0 in the first row", lower);
            }
            upper(rows, i, lower, percent, place.at(to), here.at(table, i + 1).at(from));
        }
    }

    private static void upper(
            List<? extends Row> rows, int i, BigDecimal lower, boolean percent, Findings to, Findings nextFrom) {
        var row = rows.get(i);
        var upper = row.upper(percent);
        boolean last = i == rows.size() - 1;
        if (last) {
            to.require(upper == null, "must be absent in the last row, which is open", upper);
            return;
        }
        if (upper == null) {
            to.fault("must be stated: only the last row is open", "");
            return;
        }
        boolean point = upper.compareTo(lower) == 0
                && row.closed()
                && (i == 0 || !rows.get(i - 1).closed());
        to.require(upper.compareTo(lower) > 0 || point, "must be above the lower bound", upper);
        var next = rows.get(i + 1).lower(percent);
        if (next != null && next.compareTo(upper) != 0) {
            var what = next.compareTo(upper) > 0 ? "gap" : "overlap";
            nextFrom.fault(
                    "must be " + upper.toPlainString() + ", where the row below ends: this leaves a " + what, next);
        }
    }
}
