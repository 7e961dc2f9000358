package app.merit.gateway.login;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who sent a request.
 *
 * @param accessToken verified; passed on to services
 * @param session whether the portal's cookie logged the caller in
 * @param claims of the access token
 */
public record Caller(String accessToken, boolean session, JsonObject claims) {
    private static final Set<String> ROLES = Set.of("employee", "kpi-admin", "comp-admin", "payroll", "ops", "auditor");
    private static final int PAYLOAD = 1;

    /**
     * @throws IllegalArgumentException if the token, though verified, is not a JWT
     */
    static Caller of(String accessToken, boolean session) {
        String[] parts = accessToken.split("\\.", -1);
        if (parts.length <= PAYLOAD) {
            throw new IllegalArgumentException("the access token is not a JWT");
        }
        String payload = new String(Base64.getUrlDecoder().decode(parts[PAYLOAD]), StandardCharsets.UTF_8);
        try {
            return new Caller(accessToken, session, new JsonObject(payload));
        } catch (DecodeException notJson) {
            throw new IllegalArgumentException("the access token holds no claims", notJson);
        }
    }

    public String subject() {
        return claims.getString("sub", "");
    }

    /** For display only. */
    public String name() {
        return claims.getString("name", claims.getString("preferred_username", ""));
    }

    /** Employee code; empty for people who are none. */
    public Optional<String> employee() {
        return Optional.ofNullable(claims.getString("employee"));
    }

    /** Merit's own roles, sorted. */
    public List<String> roles() {
        JsonArray all = claims.getJsonObject("realm_access", new JsonObject()).getJsonArray("roles", new JsonArray());
        return all.stream()
                .map(String::valueOf)
                .filter(ROLES::contains)
                .sorted()
                .toList();
    }

    public Instant expiresAt() {
        return Instant.ofEpochSecond(claims.getLong("exp", 0L));
    }

    @Override
    public String toString() {
        return "Caller[" + subject() + "]";
    }
}
