package app.merit.metrics.rest;

import app.merit.metrics.aggregation.ReadValues;
import app.merit.metrics.kpi.domain.Contribution;
import app.merit.metrics.kpi.domain.Kpi;
import app.merit.metrics.kpi.domain.Reason;
import app.merit.metrics.state.domain.Change;
import app.merit.metrics.value.domain.KpiValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The answers of the metrics API. Decimals are texts in plain notation, instants ISO in UTC. */
final class Views {
    private Views() {}

    /** A KPI of a subject in a period. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "KpiValue")
    record ValueView(
            String kpi,
            String subject,
            String period,

            @Schema(
                    description = "numerator / denominator, times 100 for percent; the KPI's decimals + 4 places, half"
                            + " up; null with an empty denominator")
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Nullable
            String value,

            @Nullable String currency,
            @Schema(description = "exact") String numerator,

            @Schema(description = "exact; 1 for counts and sums")
            String denominator,

            @Schema(description = "time of the newest change in it; absent if there never was one") @Nullable
            Instant newestChangeAt,

            @Schema(description = "grows with every change of the value")
            long revision,

            @Schema(description = "unconfirmed, moment-inferred, recomputing, partial")
            List<String> marks) {
        static ValueView of(ReadValues.Wanted wanted, KpiValue value) {
            return new ValueView(
                    wanted.kpi().code(),
                    wanted.subject().text(),
                    wanted.period().id(),
                    plain(value.value()),
                    value.currency(),
                    value.numerator().toPlainString(),
                    value.denominator().toPlainString(),
                    value.newestChangeAt(),
                    value.revision(),
                    value.marks());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Names")
    record NamesView(@Nullable String ru, @Nullable String en) {
        static NamesView of(Kpi kpi) {
            return new NamesView(kpi.names().ru(), kpi.names().en());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TargetNumber")
    record TargetView(String value, @Nullable String currency) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OverviewItem")
    record ItemView(
            String kpi,
            NamesView names,
            String unit,
            int decimals,
            String direction,
            ValueView value,
            @Nullable TargetView target,

            @Schema(description = "part of the target that is reached, four places; absent without target or fact")
            @Nullable
            String attainment) {}

    @Schema(name = "OverviewPerson")
    record PersonView(String employee, List<ItemView> items) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Overview")
    record OverviewView(
            String period,
            String subject,
            Instant asOf,
            List<ItemView> items,

            @Schema(description = "the people of a department, for those who may see them") @Nullable
            List<PersonView> people) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Freshness")
    record FreshnessView(
            @Nullable Instant newestChangeAt,

            @Schema(description = "changes not taken in yet; -1 if not known")
            long lagRecords,

            Instant consumedAt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ChangeRef")
    record ChangeView(
            String dedupeKey,
            Instant occurredAt,

            @Schema(description = "webhook, read (from the CRM's API) or import")
            String origin,

            Instant receivedAt,
            int inboxPartition,
            long inboxOffset,
            @Nullable String sha256,

            @Schema(description = "the request itself is kept until then; afterwards its digest stands for it")
            Instant requestExpiresAt,

            @Schema(description = "the dead letter that this came out of") @Nullable
            ReplayView replay) {
        /** How long `crm.inbox` keeps a request. */
        private static final Duration KEPT = Duration.ofDays(30);

        static ChangeView of(Change change) {
            var inbox = change.inbox();
            return new ChangeView(
                    change.dedupeKey(),
                    change.occurredAt(),
                    inbox.origin(),
                    change.receivedAt(),
                    inbox.partition(),
                    inbox.offset(),
                    inbox.sha256().isEmpty() ? null : inbox.sha256(),
                    change.receivedAt().plus(KEPT),
                    ReplayView.of(inbox.replay()));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Replay")
    record ReplayView(
            String deadLetter,

            @Schema(description = "absent if it was replayed unchanged") @Nullable
            EditView edit) {
        static @Nullable ReplayView of(Change.@Nullable Replay replay) {
            return replay == null ? null : new ReplayView(replay.deadLetter(), EditView.of(replay.edit()));
        }
    }

    @Schema(name = "ReplayEdit")
    record EditView(String editor, String approver, Instant at, List<DifferenceView> differences) {
        static @Nullable EditView of(Change.@Nullable Edit edit) {
            return edit == null
                    ? null
                    : new EditView(
                            edit.editor(),
                            edit.approver(),
                            edit.at(),
                            edit.differences().stream()
                                    .map(d -> new DifferenceView(d.path(), d.before(), d.after()))
                                    .toList());
        }
    }

    @Schema(name = "ReplayDifference")
    record DifferenceView(String path, String before, String after) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Contribution")
    record ContributionView(
            @Nullable String source,
            @Nullable String entity,
            @Nullable String id,
            int version,

            @Schema(description = "absent: nobody known") @Nullable
            String employee,

            @Nullable String crmUser,
            LocalDate day,
            String numerator,
            String denominator,
            @Nullable String currency,
            List<String> marks,

            @Schema(description = "the record in the CRM") @Nullable
            String url,

            @Nullable List<ChangeView> changes) {
        static ContributionView bare(Contribution c) {
            return new ContributionView(
                    null,
                    null,
                    null,
                    c.version(),
                    absent(c.employee()),
                    absent(c.crmUser()),
                    c.day(),
                    c.numerator().toPlainString(),
                    c.denominator().toPlainString(),
                    absent(c.currency()),
                    marks(c),
                    null,
                    null);
        }

        private static List<String> marks(Contribution c) {
            var marks = new ArrayList<String>();
            if (c.unconfirmed()) {
                marks.add("unconfirmed");
            }
            if (c.inferred()) {
                marks.add("moment-inferred");
            }
            return marks;
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Explanation")
    record ExplanationView(
            ValueView value,
            NamesView formula,

            @Schema(description = "true: the sum may be seen, but not whose it is")
            boolean restricted,

            List<ContributionView> contributions,
            int page,
            int size,
            long total) {}

    @Schema(name = "Reason")
    record ReasonView(
            @Schema(
                    description = "wrong-entity, filter, moment-not-reached, no-owner, owner-unknown,"
                            + " employee-not-assigned, deleted, outside-validity, duplicate-of-another-source,"
                            + " currency-rate-missing")
            String code,

            String detail) {
        static ReasonView of(Reason reason) {
            return new ReasonView(reason.code().text(), reason.detail());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EntityKpi")
    record EntityKpiView(
            String kpi,
            NamesView names,
            List<ContributionView> contributions,

            @Schema(description = "why it does not count; or, with contributions, why nobody in person gets them")
            @Nullable
            ReasonView reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EntityKpis")
    record EntityView(
            String source,
            String entity,
            String id,
            boolean deleted,
            @Nullable String url,
            List<ChangeView> changes,

            @Schema(description = "fields whose value only a digest decided between changes of one instant")
            List<String> ties,

            List<EntityKpiView> kpis) {}

    static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static @Nullable String absent(String text) {
        return text.isEmpty() ? null : text;
    }
}
