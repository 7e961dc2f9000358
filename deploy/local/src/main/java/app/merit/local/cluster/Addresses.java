package app.merit.local.cluster;

import app.merit.local.process.PortOwner;
import app.merit.local.state.RefusedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The eleven ports of a local cluster, all of 127.0.0.1.
 *
 * @param port the gateway's port; the others follow it (1024 to 65525)
 */
public record Addresses(int port) {
    private static final int BLOCK = 11;

    public Addresses {
        if (port < 1024 || port > 65_535 - BLOCK + 1) {
            throw new RefusedException(
                    "--port " + port + " leaves no room for eleven ports between 1024 and 65535.",
                    "Choose one from 1024 to 65525: ./merit up --port 9080");
        }
    }

    public int definition() {
        return port + 1;
    }

    public int ingest() {
        return port + 2;
    }

    public int motivation() {
        return port + 3;
    }

    public int keycloak() {
        return port + 4;
    }

    public int kafka() {
        return port + 5;
    }

    public int kafkaController() {
        return port + 6;
    }

    public int postgres() {
        return port + 7;
    }

    /** Health and metrics of the gateway, which its public port does not show. */
    public int gatewayManagement() {
        return port + 8;
    }

    public int keycloakManagement() {
        return port + 9;
    }

    /** The REST APIs of the simulated CRMs. */
    public int simulatedCrm() {
        return port + 10;
    }

    public String gatewayUrl() {
        return url(port);
    }

    public String realmUrl() {
        return url(keycloak()) + "/realms/merit";
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + kafka();
    }

    static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    /**
     * Makes sure that nobody else listens on one of the ports.
     *
     * @throws RefusedException names the first taken port, who has it, and a free block
     */
    public void demandFree() {
        named().forEach((taken, part) -> {
            if (!PortOwner.isFree(taken)) {
                String owner = PortOwner.describe(taken).map(" by "::concat).orElse("");
                throw new RefusedException(
                        "Port " + taken + " (" + part + ") is taken" + owner + ".",
                        "End that process, or use other ports: ./merit up --port " + freeBlock());
            }
        });
    }

    private Map<Integer, String> named() {
        Map<Integer, String> names = new LinkedHashMap<>();
        names.put(port, "api-gateway");
        names.put(definition(), "kpi-definition-service");
        names.put(ingest(), "metrics-ingest-service");
        names.put(motivation(), "motivation-service");
        names.put(keycloak(), "Keycloak");
        names.put(gatewayManagement(), "api-gateway's health checks");
        names.put(keycloakManagement(), "Keycloak's health checks");
        names.put(kafka(), "Kafka");
        names.put(kafkaController(), "Kafka's controller");
        names.put(postgres(), "PostgreSQL");
        names.put(simulatedCrm(), "simulated CRMs");
        return names;
    }

    private int freeBlock() {
        return IntStream.iterate(9080, candidate -> candidate < 60_000, candidate -> candidate + 100)
                .filter(candidate ->
                        IntStream.range(candidate, candidate + BLOCK).allMatch(PortOwner::isFree))
                .findFirst()
                .orElse(9080);
    }
}
