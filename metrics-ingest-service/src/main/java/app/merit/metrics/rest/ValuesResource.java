package app.merit.metrics.rest;

import app.merit.metrics.aggregation.ExplainValues;
import app.merit.metrics.aggregation.ReadValues;
import app.merit.metrics.state.domain.Fields;
import app.merit.metrics.store.Contributions;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** KPI values and what they are made of. */
@Path("/api/metrics/values")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Metrics")
@Authenticated
@RunOnVirtualThread
public class ValuesResource {
    private final ReadValues values;
    private final ExplainValues explanations;
    private final CallerOf caller;

    ValuesResource(ReadValues values, ExplainValues explanations, CallerOf caller) {
        this.values = values;
        this.explanations = explanations;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "The value of a KPI for a subject and period",
            description = "404 if there is no such KPI or subject, or if you may not see it. A head sees the days on"
                    + " which they headed the subject, marked `partial` if those are not the whole period.")
    public Views.ValueView value(
            @RestQuery @Nullable String kpi, @RestQuery @Nullable String subject, @RestQuery @Nullable String period) {
        return read(Asked.wanted(values.definitions(), kpi, subject, period));
    }

    private Views.ValueView read(ReadValues.Wanted wanted) {
        return values.value(caller.caller(), wanted)
                .map(v -> Views.ValueView.of(wanted, v))
                .orElseThrow(Asked::hidden);
    }

    @GET
    @Path("/{kpi}/{subject}/{period}/explain")
    @Operation(
            summary = "What a value is made of",
            description = "Contributions by day, each with its entity, the changes behind it and where those came in.")
    public Views.ExplanationView explain(
            @RestPath String kpi,
            @RestPath String subject,
            @RestPath String period,
            @RestQuery @DefaultValue("0") @Min(0) @Max(1_000_000) int page,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int size) {
        var wanted = Asked.wanted(values.definitions(), kpi, subject, period);
        var value = read(wanted);
        var explained = explanations.explain(caller.caller(), wanted, page, size);
        var rows =
                explained.rows().stream().map(r -> contribution(r, explained)).toList();
        return new Views.ExplanationView(
                value, Formula.of(wanted.kpi()), explained.restricted(), rows, page, size, explained.total());
    }

    private static Views.ContributionView contribution(Contributions.Row row, ExplainValues.Explained explained) {
        var bare = Views.ContributionView.bare(row.contribution());
        var state = explained.states().get(row.key());
        return new Views.ContributionView(
                row.key().source(),
                row.key().entity(),
                row.key().id(),
                bare.version(),
                bare.employee(),
                bare.crmUser(),
                bare.day(),
                bare.numerator(),
                bare.denominator(),
                bare.currency(),
                bare.marks(),
                state == null ? null : state.text(Fields.URL).orElse(null),
                state == null
                        ? null
                        : state.changes().stream().map(Views.ChangeView::of).toList());
    }
}
