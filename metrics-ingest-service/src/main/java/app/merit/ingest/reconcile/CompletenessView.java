package app.merit.ingest.reconcile;

import app.merit.ingest.reconcile.DayRecord.Waiver;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The completeness of one day of a source. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Completeness")
public record CompletenessView(
        String source,
        LocalDate day,
        @Schema(description = "green, red or healed") String state,

        @Schema(description = "difference, missing, oversized, outage, unreadable: what makes or made it red")
        List<String> reasons,

        @Schema(description = "A sentence for a person") String detail,
        Optional<Side> ours,
        Optional<Side> theirs,
        long missing,
        long healed,
        Optional<Instant> checkedAt,
        Optional<WaiverView> waiver,
        long revision) {

    /** Won deals of the day. @param amounts decimal by ISO currency, {@code -} for none stated */
    public record Side(long deals, Map<String, Sum> amounts) {}

    /** Won deals in one currency. */
    public record Sum(long deals, String amount) {}

    /** Who answers for a red day, and why. */
    public record WaiverView(String by, String reason, Instant at) {}

    static CompletenessView of(Completeness.Kept kept) {
        DayRecord day = kept.day();
        return new CompletenessView(
                day.source(),
                day.day(),
                day.state().name().toLowerCase(Locale.ROOT),
                day.reasons(),
                day.inWords(),
                day.ours().map(CompletenessView::side),
                day.theirs().map(CompletenessView::side),
                day.missing(),
                day.healed(),
                day.checkedAt(),
                day.waiver().map(CompletenessView::waiver),
                kept.revision());
    }

    private static WaiverView waiver(Waiver waiver) {
        return new WaiverView(waiver.by(), waiver.reason(), waiver.at());
    }

    private static Side side(Totals totals) {
        Map<String, Sum> sums = new TreeMap<>();
        totals.byCurrency()
                .forEach((currency, total) ->
                        sums.put(currency, new Sum(total.deals(), total.amount().toPlainString())));
        return new Side(totals.deals(), sums);
    }
}
