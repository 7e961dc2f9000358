package app.merit.local.cluster;

import app.merit.local.state.SecretName;
import app.merit.local.state.Secrets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a service is run here.
 *
 * @param name folder of its module, also its name in messages
 * @param healthPort where it says whether it is ready
 * @param heapMebibytes largest heap
 * @param environment its settings; secrets go this way so that no process list shows them
 */
record ServiceSpec(String name, int port, int healthPort, int heapMebibytes, Map<String, String> environment) {
    static final String DEFINITION = "kpi-definition-service";
    static final String METRICS_INGEST = "metrics-ingest-service";
    static final String MOTIVATION = "motivation-service";
    static final String GATEWAY = "api-gateway";

    /** @param sources file with the sources' settings, read by the metrics-ingest service */
    static List<ServiceSpec> all(Addresses addresses, Secrets secrets, Path sources) {
        return List.of(
                new ServiceSpec(
                        DEFINITION,
                        addresses.definition(),
                        addresses.definition(),
                        128,
                        withDatabase("definition", addresses.definition(), addresses, secrets)),
                new ServiceSpec(
                        METRICS_INGEST,
                        addresses.ingest(),
                        addresses.ingest(),
                        256,
                        with(
                                with(
                                        withDatabase("metrics", addresses.ingest(), addresses, secrets),
                                        database("MERIT_INGEST_DB", "ingest", addresses, secrets)),
                                Map.of(
                                        "MERIT_INGEST_KEY",
                                        secrets.get(SecretName.INGEST_KEY),
                                        "QUARKUS_CONFIG_LOCATIONS",
                                        sources.toUri().toString(),
                                        SourcesFile.SIMULATED_CRM_URL,
                                        Addresses.url(addresses.simulatedCrm())))),
                new ServiceSpec(
                        MOTIVATION,
                        addresses.motivation(),
                        addresses.motivation(),
                        160,
                        withDatabase("motivation", addresses.motivation(), addresses, secrets)),
                new ServiceSpec(
                        GATEWAY, addresses.port(), addresses.gatewayManagement(), 128, gateway(addresses, secrets)));
    }

    private static Map<String, String> gateway(Addresses addresses, Secrets secrets) {
        return with(
                common(addresses.port(), addresses),
                Map.of(
                        "MERIT_DEFINITION_URL", Addresses.url(addresses.definition()),
                        "MERIT_INGEST_URL", Addresses.url(addresses.ingest()),
                        "MERIT_METRICS_URL", Addresses.url(addresses.ingest()),
                        "MERIT_MOTIVATION_URL", Addresses.url(addresses.motivation()),
                        "QUARKUS_MANAGEMENT_HOST", "127.0.0.1",
                        "QUARKUS_MANAGEMENT_PORT", Integer.toString(addresses.gatewayManagement()),
                        "MERIT_SESSION_SECRET", secrets.get(SecretName.SESSION),
                        "MERIT_PORTAL_CLIENT_SECRET", secrets.get(SecretName.PORTAL_CLIENT)));
    }

    private static Map<String, String> withDatabase(String database, int port, Addresses addresses, Secrets secrets) {
        return with(common(port, addresses), database("MERIT_DB", database, addresses, secrets));
    }

    private static Map<String, String> database(String prefix, String database, Addresses addresses, Secrets secrets) {
        return Map.of(
                prefix + "_URL", "jdbc:postgresql://127.0.0.1:%d/%s".formatted(addresses.postgres(), database),
                prefix + "_USER", database + "_service",
                prefix + "_PASSWORD", secrets.get(SecretName.serviceOf(database)),
                prefix + "_OWNER_USER", database + "_owner",
                prefix + "_OWNER_PASSWORD", secrets.get(SecretName.ownerOf(database)));
    }

    private static Map<String, String> common(int port, Addresses addresses) {
        return Map.of(
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "KAFKA_BOOTSTRAP_SERVERS", addresses.bootstrapServers(),
                "MERIT_OIDC_URL", addresses.realmUrl(),
                // The launcher asks several times a second while a service starts; "not yet" is no news.
                "QUARKUS_LOG_CATEGORY__IO_SMALLRYE_HEALTH__LEVEL", "ERROR");
    }

    private static Map<String, String> with(Map<String, String> first, Map<String, String> second) {
        Map<String, String> all = new HashMap<>(first);
        all.putAll(second);
        return Map.copyOf(all);
    }
}
