package app.merit.ingest.reconcile;

import app.merit.ingest.people.CompanyZone;
import app.merit.service.CallerName;
import app.merit.service.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether each day of each source is complete. */
@Path("/api/ingest/completeness")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ingest")
@RunOnVirtualThread
public class CompletenessResource {
    private static final String SOURCE = "[a-z0-9][a-z0-9._-]{0,63}";

    private final Completeness completeness;
    private final CompanyZone zone;
    private final CallerName caller;
    private final Clock clock;

    CompletenessResource(Completeness completeness, CompanyZone zone, CallerName caller, Clock clock) {
        this.completeness = completeness;
        this.zone = zone;
        this.caller = caller;
        this.clock = clock;
    }

    /** One page of days, newest first. */
    public record CompletenessPage(List<CompletenessView> items, int page, int size, long total) {}

    /** Why somebody answers for a red day. */
    public record WaiverRequest(@NotBlank @Size(max = 500) String reason) {}

    @GET
    @RolesAllowed({"ops", "kpi-admin", "payroll", "auditor"})
    @Operation(
            summary = "Days of sources with their state, counts and sums; newest first",
            description = "Days of the company's zone, `from` inclusive and `until` exclusive; the last 31 if absent."
                    + " A source that cannot be read has only the days on which something went wrong."
                    + " Roles ops, kpi-admin, payroll and auditor.")
    public CompletenessPage list(
            @QueryParam("source") @Nullable @Pattern(regexp = SOURCE) String source,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until,
            @QueryParam("page") @DefaultValue("0") @Min(0) int page,
            @QueryParam("size") @DefaultValue("50") @Min(1) @Max(200) int size) {
        LocalDate end =
                day("until", until).orElseGet(() -> zone.dayOf(clock.instant()).plusDays(1));
        LocalDate begin = day("from", from).orElseGet(() -> end.minusDays(31));
        Optional<String> of = Optional.ofNullable(source);
        List<CompletenessView> items = completeness.page(of, begin, end, page, size).stream()
                .map(CompletenessView::of)
                .toList();
        return new CompletenessPage(items, page, size, completeness.count(of, begin, end));
    }

    @PUT
    @Path("/{source}/{day}/waiver")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("kpi-admin")
    @Operation(
            summary = "Answer for a red day, with a reason, so that it does not stand in the way of a close",
            description = "The state stays red; the check says waived. New trouble on that day lifts the waiver.")
    @APIResponse(responseCode = "404", description = "Nothing is known of that day")
    @APIResponse(responseCode = "409", description = "The day is not red")
    public CompletenessView waive(
            @PathParam("source") @Pattern(regexp = SOURCE) String source,
            @PathParam("day") String day,
            @NotNull @Valid WaiverRequest request) {
        LocalDate date = day("day", day).orElseThrow();
        DayRecord known = completeness
                .find(source, date)
                .orElseThrow(() -> Problem.notFound("Nothing is known of that day of that source.")
                        .asException())
                .day();
        if (known.state() != DayRecord.State.RED) {
            throw Problem.of(409, "not-red", "Not red", "The day is " + known.state() + "; only a red day is waived.")
                    .asException();
        }
        var waiver = new DayRecord.Waiver(caller.name(), request.reason().replace("\0", ""), clock.instant());
        completeness.change(source, date, before -> DayRecords.waived(before, waiver));
        return CompletenessView.of(completeness.find(source, date).orElseThrow());
    }

    private static Optional<LocalDate> day(String name, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() >= 1970 && day.getYear() <= 9998);
        } catch (DateTimeParseException noDate) {
            throw Problem.invalid(name, "must be a date (YYYY-MM-DD)", text).asException();
        }
    }
}
