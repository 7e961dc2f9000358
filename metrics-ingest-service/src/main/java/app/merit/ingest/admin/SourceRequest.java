package app.merit.ingest.admin;

import app.merit.ingest.domain.ApiSettings;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A whole source, as it is to be.
 *
 * @param currency ISO code of amounts that come without one
 * @param accounts tenant ids that requests may state; not checked if there are none
 * @param maxBodyBytes longest accepted body; 1 MiB if left out
 * @param names display names by language
 * @param secret the first one, for a new source only; one is made if it is left out and the type lets us
 */
public record SourceRequest(
        @NotNull @Size(max = 40) String type,
        Optional<String> currency,
        Optional<@Size(max = 50) List<@NotNull @Size(min = 1, max = 200) String>> accounts,
        Optional<Integer> maxBodyBytes,
        Optional<@Size(max = 20) Map<@Size(max = 20) String, @NotNull @Size(max = 200) String>> names,
        Optional<@Size(max = 500) String> publicUrl,
        Optional<@Size(max = 200) Map<@Size(max = 100) String, @NotNull @Size(max = 20_000) String>> options,
        Optional<@Valid Api> api,
        Optional<@Valid NewSecret> secret) {
    private static final int DEFAULT_MAX_BODY_BYTES = 1_048_576;

    /**
     * How the CRM's REST API is reached.
     *
     * @param credentials what the login needs, by name; those that are there stay if it is left out
     */
    public record Api(
            Optional<@Size(max = 500) String> baseUrl,
            Optional<Boolean> allowPrivate,
            Optional<@Size(max = 20) Map<@Size(max = 100) String, @NotNull @Size(max = 10_000) String>> credentials) {
        @Override
        public String toString() {
            return "Api[" + baseUrl + "]";
        }
    }

    /**
     * A secret to be added.
     *
     * @param keyId its public name; made if left out
     * @param value made if left out and the type lets us
     */
    public record NewSecret(Optional<@Size(max = 64) String> keyId, Optional<@Size(max = 2_000) String> value) {
        static final NewSecret ANY = new NewSecret(Optional.empty(), Optional.empty());

        @Override
        public String toString() {
            return "NewSecret[" + keyId + "]";
        }
    }

    /** @param login the credentials that are to be */
    SourceSettings settings(String name, List<Secret> secrets, Map<String, String> login) {
        return new SourceSettings(
                name,
                type,
                secrets,
                currency,
                Set.copyOf(accounts.orElse(List.of())),
                maxBodyBytes.orElse(DEFAULT_MAX_BODY_BYTES),
                names.orElse(Map.of()),
                publicUrl,
                options.orElse(Map.of()),
                api.map(stated -> new ApiSettings(
                        stated.baseUrl(), login, stated.allowPrivate().orElse(false))));
    }
}
