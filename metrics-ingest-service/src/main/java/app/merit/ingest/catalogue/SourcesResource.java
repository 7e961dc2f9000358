package app.merit.ingest.catalogue;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The configured CRM connections, without their secrets. */
@Path("/api/ingest/sources")
@Tag(name = "ingest")
public class SourcesResource {
    private final SourceCatalogue catalogue;

    SourcesResource(SourceCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** One page of sources, ordered by name. */
    public record SourcePage(List<SourceView> items, int page, int size, long total) {}

    @GET
    @RolesAllowed({"ops", "kpi-admin"})
    @Operation(summary = "CRM sources with their type, currency and health; no secrets. Roles ops and kpi-admin.")
    public SourcePage list(
            @QueryParam("page") @DefaultValue("0") @Min(0) int page,
            @QueryParam("size") @DefaultValue("50") @Min(1) @Max(200) int size) {
        List<SourceView> all = catalogue.views();
        List<SourceView> items =
                all.stream().skip((long) page * size).limit(size).toList();
        return new SourcePage(items, page, size, all.size());
    }
}
