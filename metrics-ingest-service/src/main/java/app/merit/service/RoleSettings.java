package app.merit.service;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Switches off the database of a role that this process does not run: it needs no address, user or password then. */
public class RoleSettings implements ConfigSourceFactory {
    private static final int ABOVE_APPLICATION_PROPERTIES = 260;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var roles = context.getValue("merit.roles").getValue();
        if (roles == null) {
            return List.of();
        }
        var inactive = new HashMap<String, String>();
        for (var role : Role.values()) {
            if (!names(roles, role)) {
                inactive.put(
                        "quarkus.datasource.merit-%s.active"
                                .formatted(role.name().toLowerCase(Locale.ROOT)),
                        "false");
            }
        }
        return List.of(new PropertiesConfigSource(inactive, "merit.roles", ABOVE_APPLICATION_PROPERTIES));
    }

    private static boolean names(String roles, Role role) {
        return Arrays.stream(roles.split(","))
                .map(r -> r.strip().toUpperCase(Locale.ROOT))
                .anyMatch(role.name()::equals);
    }
}
