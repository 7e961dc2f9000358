package app.merit.ingest.crm.bitrix24;

import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.FormNode;
import app.merit.ingest.format.Ids;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The portal as the request states it.
 *
 * @param member the id that stays when the domain changes
 */
record Tenant(Optional<String> member, Optional<String> domain) {
    private static final Pattern HOST = Pattern.compile("[a-z0-9.-]{1,253}");

    static Tenant of(FormNode root) {
        return new Tenant(
                root.text("auth", "member_id").flatMap(Ids::parse),
                root.text("auth", "domain")
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .filter(name -> HOST.matcher(name).matches()));
    }

    /** Member ids are compared with member ids and domains, which have a dot, with domains. */
    boolean contradicts(Set<String> accounts) {
        Predicate<String> isDomain = name -> name.contains(".");
        Set<String> members = accounts.stream().filter(isDomain.negate()).collect(Collectors.toUnmodifiableSet());
        Set<String> domains = accounts.stream()
                .filter(isDomain)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        return member.filter(stated -> !members.isEmpty() && !members.contains(stated))
                        .isPresent()
                || domain.filter(stated -> !domains.isEmpty() && !domains.contains(stated))
                        .isPresent();
    }

    /** For dedupe keys. */
    String key() {
        return member.or(() -> domain).orElse("-");
    }

    /** Where a person finds the deal. */
    void linkTo(Fields.Builder fields, String dealId) {
        domain.ifPresent(host -> fields.set(Field.URL, "https://" + host + "/crm/deal/details/" + dealId + "/"));
    }
}
