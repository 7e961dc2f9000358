package app.merit.ingest.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person who works, or worked, in a CRM. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "CrmUser")
public record UserView(
        String source,

        @Schema(description = "As it stands in owner fields")
        String id,

        @Schema(description = "Absent if the CRM does not list the person, or no longer")
        Optional<String> name,

        Optional<String> email,

        @Schema(description = "Whether the CRM lists the person as active")
        boolean active,

        @Schema(description = "Whether the CRM lists the person")
        boolean listed,

        @Schema(description = "Deals the person owns now") long deals,
        long activities,

        @Schema(description = "Newest change of what the person owns")
        Optional<Instant> newestAt,

        @Schema(description = "The employee the person is today")
        Optional<String> employee) {}
