package app.merit.ingest.domain;

import java.util.Map;
import java.util.Optional;

/**
 * How a CRM's own REST API is reached.
 *
 * @param baseUrl address up to where the vendor's paths begin; empty: the adapter derives it from the options
 * @param credentials what the vendor's login needs, by name: {@code token}, {@code client-id}, {@code client-secret}, {@code refresh-token} ...; never printed
 * @param allowPrivate true if the address may lie on this machine or in a private network
 */
public record ApiSettings(Optional<String> baseUrl, Map<String, String> credentials, boolean allowPrivate) {
    public ApiSettings {
        credentials = Map.copyOf(credentials);
    }

    public Optional<String> credential(String name) {
        return Optional.ofNullable(credentials.get(name)).filter(value -> !value.isBlank());
    }

    @Override
    public String toString() {
        return "ApiSettings[" + baseUrl.orElse("-") + ", " + credentials.keySet() + "]";
    }
}
