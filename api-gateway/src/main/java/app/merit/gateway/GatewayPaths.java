package app.merit.gateway;

import java.util.List;

/** Paths that belong to programs: they answer problems, never a login page, and the portal never sees them. */
public final class GatewayPaths {
    public static final String SESSION = "/api/session";
    public static final String OPENAPI = "/openapi";
    public static final String WEBHOOKS = "/webhooks";
    public static final String HEALTH = "/q/health";

    private static final List<String> PROGRAM_PREFIXES = List.of("/api", WEBHOOKS, OPENAPI, "/q");

    private GatewayPaths() {}

    public static boolean isForPrograms(String path) {
        return PROGRAM_PREFIXES.stream().anyMatch(prefix -> isBelow(path, prefix));
    }

    public static boolean isBelow(String path, String prefix) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }
}
