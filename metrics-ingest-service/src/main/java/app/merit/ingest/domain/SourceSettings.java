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
 */
public record SourceSettings(
        String name,
        String type,
        List<Secret> secrets,
        Optional<String> currency,
        Set<String> accounts,
        int maxBodyBytes,
        Map<String, String> names) {
    public SourceSettings {
        secrets = List.copyOf(secrets);
        accounts = Set.copyOf(accounts);
        names = Map.copyOf(names);
    }
}
