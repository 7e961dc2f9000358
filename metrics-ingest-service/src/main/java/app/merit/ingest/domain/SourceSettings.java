package app.merit.ingest.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One configured CRM connection.
 *
 * @param secrets the active secrets, at least one
 * @param currency ISO code for amounts without a currency
 * @param accounts tenant ids a request may state; empty: not checked
 * @param maxBodyBytes longest accepted body
 * @param names display names by language, may be empty
 * @param publicUrl the address under which the CRM calls this source, for signatures that cover it
 * @param options what only this type of CRM needs; each adapter documents its own
 * @param api how the CRM's REST API is reached; empty: nothing is read back
 */
public record SourceSettings(
        String name,
        String type,
        List<Secret> secrets,
        Optional<String> currency,
        Set<String> accounts,
        int maxBodyBytes,
        Map<String, String> names,
        Optional<String> publicUrl,
        Map<String, String> options,
        Optional<ApiSettings> api) {
    public SourceSettings {
        secrets = List.copyOf(secrets);
        accounts = Set.copyOf(accounts);
        names = Map.copyOf(names);
        options = Map.copyOf(options);
    }

    /** A source of that type with secrets and nothing else. */
    public static SourceSettings of(String name, String type, List<Secret> secrets) {
        return new SourceSettings(
                name,
                type,
                secrets,
                Optional.empty(),
                Set.of(),
                1_048_576,
                Map.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty());
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name)).filter(value -> !value.isBlank());
    }

    public SourceSettings withSecrets(List<Secret> other) {
        return new SourceSettings(name, type, other, currency, accounts, maxBodyBytes, names, publicUrl, options, api);
    }

    public SourceSettings withMaxBodyBytes(int other) {
        return new SourceSettings(name, type, secrets, currency, accounts, other, names, publicUrl, options, api);
    }

    public SourceSettings withOptions(Map<String, String> other) {
        return new SourceSettings(name, type, secrets, currency, accounts, maxBodyBytes, names, publicUrl, other, api);
    }
}
