package app.merit.ingest.crm.amocrm;

import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.FormNode;
import app.merit.ingest.format.Ids;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tenant as the request states it.
 *
 * @param host of the account's own address, if it is one of the vendor's
 */
record Account(Optional<String> id, Optional<String> subdomain, Optional<String> host) {
    private static final Pattern HOST =
            Pattern.compile("https://([a-z0-9-]{1,63}\\.(?:amocrm\\.ru|amocrm\\.com|kommo\\.com))(?:/.*)?");

    static Account of(FormNode root) {
        FormNode block = root.at("account");
        return new Account(
                block.text("id").or(() -> firstInRecords(root)).flatMap(Ids::parse),
                block.text("subdomain").flatMap(Ids::parse).map(name -> name.toLowerCase(Locale.ROOT)),
                block.text("_links", "self").flatMap(Account::hostOf));
    }

    /** Ids are compared with ids and names with names, so that an old hook without an id is not refused for it. */
    boolean contradicts(Set<String> accounts) {
        Set<String> ids = accounts.stream().filter(Account::isNumber).collect(Collectors.toSet());
        Set<String> names = accounts.stream()
                .filter(name -> !isNumber(name))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return id.filter(stated -> !ids.isEmpty() && !ids.contains(stated)).isPresent()
                || subdomain
                        .filter(stated -> !names.isEmpty() && !names.contains(stated))
                        .isPresent();
    }

    /** For dedupe keys. */
    String key(FormNode record) {
        return id.or(() -> record.text("account_id")).or(() -> subdomain).orElse("-");
    }

    void linkTo(Fields.Builder fields, String dealId) {
        host.ifPresent(name -> linkTo(name, dealId, fields));
    }

    static void linkTo(String host, String dealId, Fields.Builder fields) {
        fields.set(Field.URL, "https://" + host + "/leads/detail/" + dealId);
    }

    private static Optional<String> firstInRecords(FormNode root) {
        return root.elements().stream()
                .flatMap(entity -> entity.elements().stream())
                .flatMap(action -> action.elements().stream())
                .flatMap(record -> record.text("account_id").stream())
                .findFirst();
    }

    /** The host of an address, if it is one of the vendor's. */
    static Optional<String> hostOf(String address) {
        var matcher = HOST.matcher(address.toLowerCase(Locale.ROOT));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static boolean isNumber(String name) {
        return name.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
