package app.merit.motivation.accrual.rest;

import app.merit.motivation.access.domain.PayAccess;
import app.merit.motivation.access.domain.PayLevel;
import app.merit.motivation.access.rest.CallerReader;
import app.merit.motivation.access.store.PayReads;
import app.merit.motivation.accrual.domain.Accrual;
import app.merit.motivation.accrual.domain.AccrualKey;
import app.merit.motivation.accrual.store.Accruals;
import app.merit.motivation.definitions.store.Snapshots;
import app.merit.motivation.web.Page;
import app.merit.motivation.web.Problem;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What people have earned so far. Every read of another person's pay is recorded. */
@Path("/api/motivation/accruals")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class AccrualResource {
    private static final String CODE = "[a-z0-9][a-z0-9._-]{0,63}";
    private static final String MONTH = "\\d{4}-(0[1-9]|1[0-2])";
    private static final String RULE = "must be a month, e.g. 2026-11";

    private final Accruals accruals;
    private final Snapshots snapshots;
    private final PayReads reads;
    private final CallerReader caller;
    private final Clock clock;

    AccrualResource(Accruals accruals, Snapshots snapshots, PayReads reads, CallerReader caller, Clock clock) {
        this.accruals = accruals;
        this.snapshots = snapshots;
        this.reads = reads;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/{employee}/{period}")
    @Transactional
    @Operation(
            summary = "What a person has earned so far in a month",
            description = "Own pay in full; that of others by role, or for the heads above as much as the company lets"
                    + " them see (without components where that is the total only).")
    @APIResponse(responseCode = "200", description = "The accrual")
    @APIResponse(responseCode = "404", description = "There is none, or it is not yours to see")
    public AccrualView get(
            @PathParam("employee") @Pattern(regexp = CODE, message = "must be an employee code") String employee,
            @PathParam("period") @Pattern(regexp = MONTH, message = RULE) String period) {
        var key = new AccrualKey(employee, YearMonth.parse(period));
        var level = level(key);
        var accrual = accruals.find(key)
                .filter(_ -> level != PayLevel.NONE)
                .orElseThrow(() -> Problem.notFound().asException());
        reads.record(caller.reader(), List.of(employee), key.period(), level);
        return AccrualView.of(accrual, level);
    }

    @GET
    @Transactional
    @Operation(
            summary = "Totals of a month, by employee code",
            description =
                    "Of everybody whose pay the caller may see: all by role, else the caller's own and, by company"
                            + " setting, that of the people below.")
    public Page<AccrualItem> list(
            @QueryParam("period") @NotNull(message = RULE) @Pattern(regexp = MONTH, message = RULE) String period,
            @QueryParam("page") @DefaultValue("0") @Min(0) int page,
            @QueryParam("size") @DefaultValue("50") @Min(1) @Max(500) int size) {
        var month = YearMonth.parse(period);
        var among = among(month);
        var found = accruals.page(month, among, page, size);
        reads.record(
                caller.reader(),
                found.stream().map(Accrual::key).map(AccrualKey::employee).toList(),
                month,
                PayLevel.TOTAL);
        var items = found.stream().map(AccrualItem::of).toList();
        return new Page<>(items, page, size, accruals.count(month, among));
    }

    /** Null for those who see all pay. */
    private @Nullable Set<String> among(YearMonth month) {
        var reader = caller.reader();
        if (reader.seesAllPay()) {
            return null;
        }
        var snapshot = snapshots.current();
        return PayAccess.visible(reader, snapshot.dayOfAccess(month, clock), snapshot);
    }

    private PayLevel level(AccrualKey key) {
        var snapshot = snapshots.current();
        return PayAccess.level(caller.reader(), key.employee(), snapshot.dayOfAccess(key.period(), clock), snapshot);
    }
}
