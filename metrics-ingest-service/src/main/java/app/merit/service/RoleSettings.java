package app.merit.service;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Switches off the database of a role that this process does not run: it needs no address, user or password then. */
public class RoleSettings implements ConfigSourceFactory {
    private static final int ABOVE_APPLICATION_PROPERTIES = 260;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var roles = context.getValue("merit.roles").getValue();
        if (roles == null || names(roles, Role.METRICS)) {
            return List.of();
        }
        return List.of(new PropertiesConfigSource(
                Map.of("quarkus.datasource.merit-metrics.active", "false"),
                "merit.roles",
                ABOVE_APPLICATION_PROPERTIES));
    }

    private static boolean names(String roles, Role role) {
        return Arrays.stream(roles.split(","))
                .map(r -> r.strip().toUpperCase(Locale.ROOT))
                .anyMatch(role.name()::equals);
    }
}
