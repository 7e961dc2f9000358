package app.merit.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Set;

/** Which roles this process runs (`merit.roles`, both by default). */
@ConfigMapping(prefix = "merit.roles")
public interface Roles {
    /** Roles to run: `ingest`, `metrics` or both, separated by a comma. A role left out opens no consumer here. */
    @WithParentName
    @WithDefault("ingest,metrics")
    Set<Role> active();

    /** True if this process does the work of the role. */
    default boolean runs(Role role) {
        return active().contains(role);
    }
}
