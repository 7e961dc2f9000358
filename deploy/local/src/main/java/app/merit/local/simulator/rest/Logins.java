package app.merit.local.simulator.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The tokens of one account. An access token ends with its life; a refresh token is good once, or for ever. Thread-safe. */
public final class Logins {
    private final InstantSource clock;
    private final Map<String, Instant> goodUntil = new HashMap<>();
    private Duration life;
    private String refreshToken;
    private int granted;

    /** New tokens. */
    public record Grant(String accessToken, String refreshToken, Duration life) {}

    /** The first access token ends after {@code life} too, the first refresh token is good. */
    public Logins(InstantSource clock, String accessToken, String refreshToken, Duration life) {
        this.clock = clock;
        this.life = life;
        this.refreshToken = refreshToken;
        goodUntil.put(accessToken, clock.instant().plus(life));
    }

    /** Ends every access token now; the refresh token stays. */
    public synchronized void expireAll() {
        goodUntil.clear();
    }

    /** How long access tokens of later grants are good. */
    public synchronized void lifeOfNext(Duration next) {
        life = next;
    }

    synchronized boolean accepts(String accessToken) {
        Instant until = goodUntil.get(accessToken);
        return until != null && clock.instant().isBefore(until);
    }

    /** @param keeps whether the refresh token stays good */
    synchronized Optional<Grant> refresh(String shown, boolean keeps) {
        if (!shown.equals(refreshToken)) {
            return Optional.empty();
        }
        granted++;
        String access = "fake-access-token-" + granted;
        refreshToken = keeps ? refreshToken : "fake-refresh-token-" + granted;
        goodUntil.put(access, clock.instant().plus(life));
        return Optional.of(new Grant(access, refreshToken, life));
    }
}
