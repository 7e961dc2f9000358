package app.merit.motivation.accrual.rest;

import app.merit.motivation.access.domain.PayAccess;
import app.merit.motivation.access.domain.PayLevel;
import app.merit.motivation.access.domain.Reader;
import app.merit.motivation.access.rest.CallerReader;
import app.merit.motivation.accrual.rest.AccrualFeed.Event;
import app.merit.motivation.definitions.store.Snapshots;
import app.merit.motivation.json.EngineJson;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tells the open page that an accrual changed; amounts are read by {@link AccrualResource}. */
@Path("/api/motivation/stream")
@Authenticated
public class AccrualStreamResource {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    /** Events a slow reader may be behind; one further behind is cut off and connects anew. */
    private static final int BEHIND = 1024;

    private final AccrualFeed feed;
    private final Snapshots snapshots;
    private final CallerReader caller;
    private final Clock clock;

    AccrualStreamResource(AccrualFeed feed, Snapshots snapshots, CallerReader caller, Clock clock) {
        this.feed = feed;
        this.snapshots = snapshots;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Follow the accruals of a month that the caller may see",
            description = "Events: accrual {employee, period, revision, status}; heartbeat {at} at once and every 10 s;"
                    + " expired, when the token ends, then the stream ends. No amounts.")
    public Multi<OutboundSseEvent> follow(
            @QueryParam("period")
                    @NotNull(message = "must be a month, e.g. 2026-11")
                    @Pattern(regexp = "\\d{4}-(0[1-9]|1[0-2])", message = "must be a month, e.g. 2026-11")
                    String period,
            @Context Sse sse) {
        var month = YearMonth.parse(period);
        var reader = caller.reader();
        var left = Duration.between(clock.instant(), caller.expiry());
        var live = Multi.createBy().merging().streams(accruals(month, reader, sse), heartbeats(sse));
        var expired = Multi.createFrom().item(() -> event(sse, "expired", Map.of("at", clock.instant())));
        return Multi.createBy()
                .concatenating()
                .streams(live.select().first(left.isPositive() ? left : Duration.ofMillis(1)), expired);
    }

    private Multi<OutboundSseEvent> accruals(YearMonth month, Reader reader, Sse sse) {
        return feed.events()
                .onOverflow()
                .buffer(BEHIND)
                .select()
                .where(e -> e.period().equals(month))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .select()
                .where(e -> sees(reader, e))
                .map(e -> event(sse, "accrual", e));
    }

    private Multi<OutboundSseEvent> heartbeats(Sse sse) {
        return Multi.createFrom()
                .ticks()
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .map(_ -> event(sse, "heartbeat", Map.of("at", clock.instant())));
    }

    private boolean sees(Reader reader, Event event) {
        var snapshot = snapshots.current();
        var day = snapshot.dayOfAccess(event.period(), clock);
        return PayAccess.level(reader, event.employee(), day, snapshot) != PayLevel.NONE;
    }

    private static OutboundSseEvent event(Sse sse, String name, Object data) {
        return sse.newEventBuilder()
                .name(name)
                .data(String.class, EngineJson.text(data))
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
