package app.merit.metrics.rest;

import app.merit.metrics.aggregation.ExplainValues;
import app.merit.metrics.aggregation.ReadValues;
import app.merit.metrics.definition.domain.Definitions;
import app.merit.metrics.kpi.domain.Outcome;
import app.merit.metrics.state.domain.EntityKey;
import app.merit.metrics.state.domain.Fields;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What a deal or activity is to each KPI. */
@Path("/api/metrics/entities")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Metrics")
@Authenticated
@RunOnVirtualThread
public class EntitiesResource {
    private final ExplainValues explanations;
    private final ReadValues values;
    private final CallerOf caller;

    EntitiesResource(ExplainValues explanations, ReadValues values, CallerOf caller) {
        this.explanations = explanations;
        this.values = values;
        this.caller = caller;
    }

    @GET
    @Path("/{source}/{entity}/{id}/kpis")
    @Operation(
            summary = "For each KPI the contribution of an entity, or the one reason why it does not count",
            description = "404 if there is no such entity, or neither you nor somebody you head has to do with it.")
    public Views.EntityView kpis(@RestPath String source, @RestPath String entity, @RestPath String id) {
        if ((source + entity + id).indexOf('\0') >= 0) {
            throw Asked.hidden();
        }
        var found = explanations
                .entity(caller.caller(), new EntityKey(source, entity, id))
                .orElseThrow(Asked::hidden);
        var definitions = values.definitions();
        var state = found.state();
        var kpis = found.outcomes().entrySet().stream()
                .filter(o -> definitions.kpis().containsKey(o.getKey()))
                .map(o -> kpi(definitions, o.getKey(), o.getValue()))
                .toList();
        return new Views.EntityView(
                source,
                entity,
                id,
                state.deleted(),
                state.text(Fields.URL).orElse(null),
                state.changes().stream().map(Views.ChangeView::of).toList(),
                state.ties().stream().sorted().toList(),
                kpis);
    }

    private static Views.EntityKpiView kpi(Definitions definitions, String code, Outcome outcome) {
        List<Views.ContributionView> contributions = outcome.contributions().stream()
                .map(Views.ContributionView::bare)
                .toList();
        return new Views.EntityKpiView(
                code,
                Views.NamesView.of(definitions.kpis().get(code)),
                contributions,
                outcome.reason().map(Views.ReasonView::of).orElse(null));
    }
}
