package app.merit.metrics.rest;

import app.merit.metrics.messaging.MetricsRole;
import app.merit.metrics.store.Freshness;
import app.merit.metrics.store.Transactions;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How fresh the figures are. */
@Path("/api/metrics/freshness")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Metrics")
@Authenticated
@RunOnVirtualThread
public class FreshnessResource {
    private final Transactions transactions;
    private final MetricsRole role;

    FreshnessResource(Transactions transactions, MetricsRole role) {
        this.transactions = transactions;
        this.role = role;
    }

    @GET
    @Operation(summary = "Time of the newest change taken in, changes still waiting, and when topics were last read")
    public Views.FreshnessView freshness() {
        var newest = transactions.call(Freshness::newestChangeAt);
        return new Views.FreshnessView(newest.orElse(null), role.lagRecords(), role.consumedAt());
    }
}
