package app.merit.motivation.accrual.domain;

import app.merit.motivation.engine.input.DateSpan;
import app.merit.motivation.engine.result.Money;
import app.merit.motivation.engine.result.Slice;
import app.merit.motivation.engine.scheme.LocalText;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person has earned so far in a month, under every scheme that pays them on some of its days. Its canonical JSON
 * is what is stored and hashed.
 *
 * @param schemes versions with the days on which each pays
 * @param total sum of the components in the first currency
 * @param otherTotals sums in further currencies, if schemes pay in several
 * @param marks what a reader must know, sorted
 */
public record AccrualResult(
        String employee,
        YearMonth period,
        List<PaidScheme> schemes,
        Money total,
        @Nullable List<Money> otherTotals,
        List<AccrualComponent> components,
        List<String> marks) {

    /** A scheme version and the days of the month on which it pays the person. */
    public record PaidScheme(String code, int version, List<DateSpan> days) {}

    /** A component, with the scheme it belongs to. */
    public record AccrualComponent(
            String scheme,
            int version,
            String code,
            String kind,
            LocalText name,
            Money amount,
            LocalText formula,
            List<Slice> slices) {}
}
