package app.merit.ingest.catalogue;

import app.merit.ingest.domain.SourceSettings;
import java.time.Instant;
import java.util.Optional;

/**
 * A source that was added over the API.
 *
 * @param settings without secrets
 * @param loginReadable false if the login of its API cannot be decrypted now
 */
public record StoredSource(
        SourceSettings settings,
        boolean loginReadable,
        boolean enabled,
        long revision,
        String changedBy,
        Instant changedAt) {

    /**
     * A secret that was added over the API, to a source of either kind, or a configured one that was retired.
     *
     * @param value empty if it cannot be decrypted now
     */
    public record StoredSecret(
            String source,
            String keyId,
            Optional<String> value,
            String addedBy,
            Instant addedAt,
            Optional<String> retiredBy,
            Optional<Instant> retiredAt) {

        public boolean active(Instant now) {
            return retiredAt.filter(at -> !at.isAfter(now)).isEmpty();
        }

        @Override
        public String toString() {
            return "StoredSecret[" + source + ", " + keyId + "]";
        }
    }
}
