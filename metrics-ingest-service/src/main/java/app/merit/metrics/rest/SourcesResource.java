package app.merit.metrics.rest;

import app.merit.metrics.messaging.SourceFeed;
import app.merit.metrics.messaging.SourceState;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the CRM connections are doing on which the figures rest. */
@Path("/api/metrics/sources")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Metrics")
@Authenticated
public class SourcesResource {
    private static final Set<String> ALL_FIELDS = Set.of("ops", "kpi-admin", "comp-admin", "payroll", "auditor");

    private final SourceFeed sources;
    private final SecurityIdentity identity;

    SourcesResource(SourceFeed sources, SecurityIdentity identity) {
        this.sources = sources;
        this.identity = identity;
    }

    /** A source; for people without an office only its name, health and last event. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record View(
            String source,
            Map<String, String> names,
            String health,
            Optional<Instant> lastEventAt,
            Optional<Boolean> enabled,
            Optional<String> type,
            Optional<String> currency,
            Optional<Long> eventsLastHour,
            Optional<String> typicalEventsPerHour,
            Optional<Long> signatureFailuresLastHour,
            Optional<Long> openDeadLetters,
            Optional<Long> hydrationLagSeconds) {
        static View plain(SourceState state) {
            return new View(
                    state.source(),
                    state.names(),
                    state.health(),
                    state.lastEventAt(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        static View full(SourceState state) {
            return new View(
                    state.source(),
                    state.names(),
                    state.health(),
                    state.lastEventAt(),
                    Optional.of(state.enabled()),
                    Optional.of(state.type()),
                    state.currency(),
                    state.eventsLastHour(),
                    state.typicalEventsPerHour(),
                    state.signatureFailuresLastHour(),
                    state.openDeadLetters(),
                    state.hydrationLagSeconds());
        }
    }

    /** One page, ordered by name. */
    public record Page(List<View> items, int page, int size, long total) {}

    @GET
    @Operation(
            summary = "Sources with their health, last event, rhythm, failed proofs, dead letters and lag",
            description =
                    "All of it for ops, kpi-admin, comp-admin, payroll and auditor; others get name, health and the"
                            + " last event of those that are not switched off.")
    public Page list(
            @QueryParam("page") @DefaultValue("0") @Min(0) int page,
            @QueryParam("size") @DefaultValue("50") @Min(1) @Max(200) int size) {
        var full = identity.getRoles().stream().anyMatch(ALL_FIELDS::contains);
        var all = sources.all().stream().filter(s -> full || s.enabled()).toList();
        var items = all.stream()
                .skip((long) page * size)
                .limit(size)
                .map(s -> full ? View.full(s) : View.plain(s))
                .toList();
        return new Page(items, page, size, all.size());
    }
}
