package app.merit.local.state;

import java.util.List;
import java.util.stream.Stream;

/** Names of the generated secrets, as they stand in {@code secrets.properties}. */
public final class SecretName {
    public static final String POSTGRES = "postgres.superuser";
    public static final String KEYCLOAK_ADMIN = "keycloak.admin";
    public static final String SESSION = "gateway.session";
    public static final String PORTAL_CLIENT = "keycloak.client.merit-portal";
    /** Base64 of 32 bytes: encrypts logins in the ingest database. */
    public static final String INGEST_KEY = "ingest.key";
    /** The last part of amoCRM's webhook address. */
    public static final String AMOCRM_URL = "source.amocrm-main.url-secret";
    /** The application token of Bitrix24. */
    public static final String BITRIX24_TOKEN = "source.bitrix24-main.application-token";
    /** {@code user:password} of HTTP Basic. */
    public static final String PIPEDRIVE_LOGIN = "source.pipedrive-main.basic";
    /** A Standard Webhooks key, {@code whsec_} and base64. */
    public static final String STANDARD_KEY = "source.standard-main.key";

    public static final List<String> DATABASES = List.of("definition", "ingest", "metrics", "motivation");

    private SecretName() {}

    public static String ownerOf(String database) {
        return "postgres." + database + "_owner";
    }

    public static String serviceOf(String database) {
        return "postgres." + database + "_service";
    }

    static List<String> all() {
        return Stream.concat(
                        Stream.of(
                                POSTGRES,
                                KEYCLOAK_ADMIN,
                                SESSION,
                                PORTAL_CLIENT,
                                INGEST_KEY,
                                AMOCRM_URL,
                                BITRIX24_TOKEN,
                                PIPEDRIVE_LOGIN,
                                STANDARD_KEY),
                        DATABASES.stream().flatMap(name -> Stream.of(ownerOf(name), serviceOf(name))))
                .toList();
    }
}
