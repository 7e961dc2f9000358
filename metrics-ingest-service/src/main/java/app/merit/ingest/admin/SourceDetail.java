package app.merit.ingest.admin;

import app.merit.ingest.catalogue.SourceView;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A source with its settings; never a secret, but for one that was just added.
 *
 * @param configured true if it comes from the configuration and only its secrets can be changed here
 * @param address what to paste into the CRM; its secret is {@code ***} but for one that was just added
 * @param added a secret that was just added; it is not shown again
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SourceDetail(
        @JsonUnwrapped SourceView view,
        boolean configured,
        boolean enabled,
        Set<String> accounts,
        int maxBodyBytes,
        Optional<String> publicUrl,
        Map<String, String> options,
        Optional<ApiView> api,
        List<SecretView> secrets,
        String address,
        Optional<AddedSecret> added,
        Optional<String> changedBy,
        Optional<Instant> changedAt) {

    /** The CRM's API; of its login only the names. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ApiView(Optional<String> baseUrl, boolean allowPrivate, List<String> credentials) {}

    /** @param origin configuration or api */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record SecretView(
            String keyId,
            String origin,
            boolean active,
            Optional<String> addedBy,
            Optional<Instant> addedAt,
            Optional<String> retiredBy,
            Optional<Instant> retiredAt) {}

    /** Shown once. */
    public record AddedSecret(String keyId, String value) {}
}
