package app.merit.ingest.read.call;

import app.merit.ingest.format.Keys;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A renewed login.
 *
 * @param origin digest of the configured credentials that it was renewed from
 * @param expires ISO instant; empty text if the vendor does not say
 */
record StoredLogin(String origin, Map<String, String> credentials, String expires) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    StoredLogin {
        credentials = Map.copyOf(credentials);
    }

    /** @param fresh what the vendor answered: may say {@code expiresAt} (ISO) or {@code expiresIn} (seconds) */
    static StoredLogin of(
            Map<String, String> configured, Map<String, String> all, Instant now, Map<String, String> fresh) {
        return new StoredLogin(
                digest(configured),
                all,
                expiry(fresh, now).map(Instant::toString).orElse(""));
    }

    private static Optional<Instant> expiry(Map<String, String> fresh, Instant now) {
        try {
            return Optional.ofNullable(fresh.get("expiresAt"))
                    .map(Instant::parse)
                    .or(() -> Optional.ofNullable(fresh.get("expiresIn"))
                            .map(seconds -> now.plusSeconds(Long.parseLong(seconds.strip()))));
        } catch (DateTimeException | NumberFormatException unclear) {
            return Optional.empty();
        }
    }

    boolean isFrom(Map<String, String> configured) {
        return origin.equals(digest(configured));
    }

    Optional<Instant> expiresAt() {
        return expires.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(expires));
    }

    private static String digest(Map<String, String> credentials) {
        return Keys.digest(json(new TreeMap<>(credentials)).getBytes(StandardCharsets.UTF_8));
    }

    String text() {
        return json(Map.of("origin", origin, "credentials", json(credentials), "expires", expires));
    }

    /** @throws IllegalStateException without anything of the text, if it is none of ours */
    static StoredLogin read(String text) {
        Map<String, String> parts = map(text);
        return new StoredLogin(
                parts.getOrDefault("origin", ""),
                map(parts.getOrDefault("credentials", "{}")),
                parts.getOrDefault("expires", ""));
    }

    private static Map<String, String> map(String json) {
        try {
            return MAPPER.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("A stored login is not in our form");
        }
    }

    private static String json(Map<String, String> map) {
        try {
            return MAPPER.writeValueAsString(map);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Texts are JSON");
        }
    }

    @Override
    public String toString() {
        return "StoredLogin[" + credentials.keySet() + "]";
    }
}
