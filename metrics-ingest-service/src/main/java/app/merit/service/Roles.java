package app.merit.service;

import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which roles this process runs: `merit.roles`, with `ingest`, `metrics` or (the default) both, separated by a comma. A
 * role left out opens no consumer and no database here.
 */
@Singleton
public class Roles {
    private final Set<Role> active;

    Roles(@ConfigProperty(name = "merit.roles", defaultValue = "ingest,metrics") Set<Role> active) {
        this.active = Set.copyOf(active);
    }

    /** True if this process does the work of the role. */
    public boolean runs(Role role) {
        return active.contains(role);
    }
}
