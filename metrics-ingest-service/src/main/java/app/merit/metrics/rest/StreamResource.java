package app.merit.metrics.rest;

import app.merit.metrics.aggregation.MetricsConfig;
import app.merit.metrics.aggregation.ReadValues;
import app.merit.metrics.messaging.MetricsRole;
import app.merit.metrics.messaging.ValueFeed;
import app.merit.metrics.store.Values;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Values as they change. */
@Path("/api/metrics/stream")
@Tag(name = "Metrics")
@Authenticated
public class StreamResource {
    private final ReadValues values;
    private final ValueFeed feed;
    private final MetricsRole role;
    private final MetricsConfig config;
    private final CallerOf caller;
    private final Clock clock;
    private final ObjectMapper json;

    StreamResource(
            ReadValues values,
            ValueFeed feed,
            MetricsRole role,
            MetricsConfig config,
            CallerOf caller,
            Clock clock,
            ObjectMapper json) {
        this.values = values;
        this.feed = feed;
        this.role = role;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
        this.json = json;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Changed values of a period that you may see, as server-sent events",
            description = "`value`: the value as GET values answers it. `heartbeat` every 10 s: {at, lag}. `expired`:"
                    + " the token has ended, and with it the stream.")
    public Multi<OutboundSseEvent> stream(@RestQuery @Nullable String period, @Context Sse sse) {
        var wanted = Asked.period(period);
        var who = caller.caller();
        var until = caller.until();
        return Multi.createFrom()
                .<OutboundSseEvent>emitter(
                        emitter -> {
                            var watcher = new Watcher(
                                    wanted, who, until, values, role::lagRecords, config.heartbeatEvery(), clock);
                            Consumer<Values.Key> listener = watcher::changed;
                            feed.add(listener);
                            var thread = Thread.ofVirtual()
                                    .name("metrics-stream")
                                    .start(() -> watcher.run(
                                            (name, data) -> emitter.emit(event(sse, name, data)), emitter::complete));
                            emitter.onTermination(() -> {
                                feed.remove(listener);
                                thread.interrupt();
                            });
                        },
                        BackPressureStrategy.BUFFER);
    }

    private OutboundSseEvent event(Sse sse, String name, Object data) {
        return sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(String.class, text(data))
                .build();
    }

    private String text(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer of ours could not be written", e);
        }
    }
}
