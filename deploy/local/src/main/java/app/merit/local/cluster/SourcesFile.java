package app.merit.local.cluster;

import app.merit.local.simulator.SimulatedCrm;
import app.merit.local.state.PropertiesFile;
import app.merit.local.state.SecretName;
import app.merit.local.state.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The CRM sources of the local cluster: a properties file that the metrics-ingest service reads. It is written once and
 * belongs to the person then, who may add sources to it. Later versions of Merit add a demo source that it lacks, because
 * the demo company's KPIs name it, and alter nothing that is there.
 */
final class SourcesFile {
    /** Set for the service, since the port of the simulated CRMs can be another at each start. */
    static final String SIMULATED_CRM_URL = "SIMULATED_CRM_URL";

    private SourcesFile() {}

    /** The file, with the demo sources. */
    static Path open(Path folder, Secrets secrets) throws IOException {
        Path file = folder.resolve("sources.properties");
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, """
                    # The CRM sources of this local Merit. Add your own and start again: ./merit down, ./merit up
                    """);
        }
        Set<String> there = PropertiesFile.read(file).keySet();
        StringBuilder missing = new StringBuilder();
        demo(secrets).forEach((source, block) -> {
            if (there.stream().noneMatch(key -> key.startsWith("merit.sources." + source + "."))) {
                missing.append('\n').append(block);
            }
        });
        Files.writeString(file, missing, StandardOpenOption.APPEND);
        return file;
    }

    private static Map<String, String> demo(Secrets secrets) {
        Map<String, String> blocks = new LinkedHashMap<>();
        blocks.put(
                "amocrm-main",
                block("amocrm-main", "amocrm", secrets.get(SecretName.AMOCRM_URL)) + api("amocrm-main", ""));
        blocks.put(
                "bitrix24-main",
                block("bitrix24-main", "bitrix24", secrets.get(SecretName.BITRIX24_TOKEN))
                        + api("bitrix24-main", "/rest"));
        blocks.put(
                "pipedrive-main",
                block("pipedrive-main", "pipedrive", secrets.get(SecretName.PIPEDRIVE_LOGIN))
                        + api("pipedrive-main", ""));
        blocks.put("standard-main", block("standard-main", "standard", secrets.get(SecretName.STANDARD_KEY)));
        return blocks;
    }

    private static String block(String source, String type, String secret) {
        return """
                merit.sources.%1$s.type=%2$s
                merit.sources.%1$s.currency=EUR
                merit.sources.%1$s.secrets.k1=%3$s
                """.formatted(source, type, secret);
    }

    /** Where the simulated CRM is read back; its login is no secret. */
    private static String api(String source, String path) {
        return """
                merit.sources.%1$s.api.base-url=${%2$s:http://127.0.0.1:8090}/%1$s%3$s
                merit.sources.%1$s.api.credentials.token=%4$s
                merit.sources.%1$s.api.allow-private=true
                """.formatted(source, SIMULATED_CRM_URL, path, SimulatedCrm.ACCESS_TOKEN);
    }
}
