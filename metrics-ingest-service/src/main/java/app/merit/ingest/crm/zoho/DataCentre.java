package app.merit.ingest.crm.zoho;

import app.merit.ingest.domain.ApiSettings;
import app.merit.ingest.domain.SourceSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the account lives: each has hosts of its own, and a login of one is worth nothing in another. */
enum DataCentre {
    COM("com", "www.zohoapis.com", "accounts.zoho.com"),
    EU("eu", "www.zohoapis.eu", "accounts.zoho.eu"),
    IN("in", "www.zohoapis.in", "accounts.zoho.in"),
    COM_AU("com.au", "www.zohoapis.com.au", "accounts.zoho.com.au"),
    JP("jp", "www.zohoapis.jp", "accounts.zoho.jp"),
    COM_CN("com.cn", "www.zohoapis.com.cn", "accounts.zoho.com.cn"),
    CA("ca", "www.zohoapis.ca", "accounts.zohocloud.ca"),
    SA("sa", "www.zohoapis.sa", "accounts.zoho.sa");

    static final String OPTION = "data-center";

    private final String word;
    private final String api;
    private final String accounts;

    DataCentre(String word, String api, String accounts) {
        this.word = word;
        this.api = api;
        this.accounts = accounts;
    }

    static Optional<DataCentre> of(String word) {
        return Arrays.stream(values())
                .filter(centre -> centre.word.equals(word.strip()))
                .findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(centre -> centre.word).collect(Collectors.joining(", "));
    }

    static List<String> hosts() {
        return Arrays.stream(values())
                .flatMap(centre -> List.of(centre.api, centre.accounts).stream())
                .toList();
    }

    static Optional<String> baseUrl(SourceSettings source) {
        return source.api()
                .flatMap(ApiSettings::baseUrl)
                .or(() -> source.option(OPTION).flatMap(DataCentre::of).map(centre -> "https://" + centre.api));
    }

    /** Address of the login, or nothing before its path if the API's address is not one of the vendor's. */
    static String accountsUrl(SourceSettings source) {
        String base = baseUrl(source).orElse("");
        return Arrays.stream(values())
                .filter(centre -> base.equals("https://" + centre.api))
                .findFirst()
                .map(centre -> "https://" + centre.accounts)
                .orElse("");
    }
}
