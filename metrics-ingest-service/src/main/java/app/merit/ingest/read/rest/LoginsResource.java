package app.merit.ingest.read.rest;

import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.Sources;
import app.merit.ingest.read.RecordApis;
import app.merit.ingest.read.call.Logins;
import app.merit.ingest.read.queue.Pauses;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How Merit is logged in to the CRMs' own APIs; never the login itself. */
@Path("/api/ingest/logins")
@Tag(name = "ingest")
@RolesAllowed({"ops", "kpi-admin"})
@RunOnVirtualThread
public class LoginsResource {
    private final Sources sources;
    private final RecordApis apis;
    private final Logins logins;
    private final Pauses pauses;
    private final IngestReady ready;

    LoginsResource(Sources sources, RecordApis apis, Logins logins, Pauses pauses, IngestReady ready) {
        this.sources = sources;
        this.apis = apis;
        this.logins = logins;
        this.pauses = pauses;
        this.ready = ready;
    }

    /**
     * A source that can be read.
     *
     * @param state ok, resting (the CRM asked for a pause) or suspended (until a person resumes it)
     * @param reason a slug; null if ok
     * @param until end of the pause
     * @param renewedAt when the login was last renewed; null if never
     * @param expiresAt when it ends, if the vendor says so
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LoginView(
            String source,
            String type,
            String state,
            @Nullable String reason,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable Instant renewedAt,
            @Nullable Instant expiresAt) {}

    /** All sources that can be read, by name. */
    public record LoginList(List<LoginView> items) {}

    @GET
    @Operation(
            summary = "For each source that can be read: whether its login works and when it ends. Never the login."
                    + " Roles ops and kpi-admin.")
    public LoginList list() {
        return ready.ask(this::all);
    }

    private LoginList all() {
        Map<String, Logins.Renewed> renewed = logins.renewed();
        Map<String, Pauses.Pause> paused =
                pauses.all().stream().collect(Collectors.toMap(Pauses.Pause::source, Function.identity()));
        return new LoginList(sources.all().stream()
                .filter(source -> apis.of(source).isPresent())
                .sorted(Comparator.comparing(SourceSettings::name))
                .map(source -> view(
                        source,
                        Optional.ofNullable(paused.get(source.name())),
                        Optional.ofNullable(renewed.get(source.name()))))
                .toList());
    }

    private static LoginView view(
            SourceSettings source, Optional<Pauses.Pause> pause, Optional<Logins.Renewed> renewed) {
        String state = pause.map(one -> one.until().isPresent() ? "resting" : "suspended")
                .orElse("ok");
        return new LoginView(
                source.name(),
                source.type(),
                state,
                pause.map(Pauses.Pause::reason).orElse(null),
                pause.map(Pauses.Pause::since).orElse(null),
                pause.flatMap(Pauses.Pause::until).orElse(null),
                renewed.map(Logins.Renewed::at).orElse(null),
                renewed.flatMap(Logins.Renewed::expiresAt).orElse(null));
    }
}
