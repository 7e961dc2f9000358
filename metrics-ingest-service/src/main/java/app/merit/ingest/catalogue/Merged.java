package app.merit.ingest.catalogue;

import app.merit.ingest.catalogue.StoredSource.StoredSecret;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Configured and stored sources as they are at one instant. A configured source cannot be altered by the database, but it
 * may have more secrets there, and may have one of its own retired: that of the same key id and the same value, so that a
 * new value in the configuration counts.
 *
 * @param sending those that may send
 * @param off those that were switched off
 * @param retired what no longer proves anything and is still blanked
 * @param unreadable names of which a secret or login cannot be decrypted now
 */
record Merged(
        Map<String, SourceSettings> sending,
        Map<String, SourceSettings> off,
        Map<String, List<Secret>> retired,
        Set<String> unreadable) {

    /** A request that was held up may still carry a secret so long after it was retired. */
    static final Duration BLANKED_FOR = Duration.ofDays(30);

    static Merged of(
            Collection<SourceSettings> configured,
            List<StoredSource> sources,
            List<StoredSecret> secrets,
            int largestBody,
            Instant now) {
        Map<String, SourceSettings> sending = new TreeMap<>();
        Map<String, SourceSettings> off = new TreeMap<>();
        Map<String, List<Secret>> retired = new HashMap<>();
        Set<String> unreadable = new HashSet<>();
        Map<String, List<StoredSecret>> bySource = new HashMap<>();
        for (StoredSecret secret : secrets) {
            bySource.computeIfAbsent(secret.source(), _ -> new ArrayList<>()).add(secret);
            if (secret.value().isEmpty() && secret.active(now)) {
                unreadable.add(secret.source());
            }
            if (secret.value().isPresent() && !secret.active(now) && blanked(secret, now)) {
                retired.computeIfAbsent(secret.source(), _ -> new ArrayList<>())
                        .add(new Secret(secret.keyId(), secret.value().get()));
            }
        }
        for (SourceSettings source : configured) {
            sending.put(source.name(), source.withSecrets(merged(source, bySource, now)));
        }
        for (StoredSource stored : sources) {
            String name = stored.settings().name();
            SourceSettings source = stored.settings()
                    .withSecrets(merged(stored.settings(), bySource, now))
                    .withMaxBodyBytes(Math.min(stored.settings().maxBodyBytes(), largestBody));
            if (!stored.loginReadable()) {
                unreadable.add(name);
            }
            if (!sending.containsKey(name)) {
                (stored.enabled() ? sending : off).put(name, source);
            }
        }
        return new Merged(Map.copyOf(sending), Map.copyOf(off), Map.copyOf(retired), Set.copyOf(unreadable));
    }

    private static List<Secret> merged(SourceSettings source, Map<String, List<StoredSecret>> bySource, Instant now) {
        List<StoredSecret> stored = bySource.getOrDefault(source.name(), List.of());
        List<Secret> active = new ArrayList<>(source.secrets());
        active.removeIf(own -> stored.stream()
                .anyMatch(other -> !other.active(now)
                        && other.keyId().equals(own.keyId())
                        && other.value().filter(own.value()::equals).isPresent()));
        Set<String> taken = new HashSet<>(active.stream().map(Secret::keyId).toList());
        for (StoredSecret other : stored) {
            if (other.active(now) && other.value().isPresent() && taken.add(other.keyId())) {
                active.add(new Secret(other.keyId(), other.value().get()));
            }
        }
        return active;
    }

    private static boolean blanked(StoredSecret secret, Instant now) {
        return secret.retiredAt()
                .filter(at -> at.plus(BLANKED_FOR).isAfter(now))
                .isPresent();
    }
}
