package app.merit.kpidefinition.schema;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** JSON Schemas of the bodies that can be sent, as they are kept in {@code src/main/contracts/rest}. */
@Path("/api/definitions/schemas")
@Tag(name = "JSON Schemas")
@Authenticated
@RunOnVirtualThread
public class SchemaResource {
    private static final List<String> NAMES = List.of(
            "company",
            "department",
            "position",
            "employee",
            "goal",
            "kpi",
            "target",
            "organisation-import",
            "crm-identities");

    /** Where the schemas can be found. */
    public record Names(List<String> items) {}

    @GET
    @Produces("application/json")
    @Operation(summary = "Names of the schemas")
    public Names names() {
        return new Names(NAMES);
    }

    @GET
    @Path("/{name}")
    @Produces("application/schema+json")
    @Operation(summary = "The JSON Schema (2020-12) of one body")
    public String read(@PathParam("name") String name) throws IOException {
        if (!NAMES.contains(name)) {
            throw new NotFoundException();
        }
        try (InputStream schema =
                SchemaResource.class.getResourceAsStream("/contracts/rest/" + name + ".schema.json")) {
            if (schema == null) {
                throw new NotFoundException();
            }
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
