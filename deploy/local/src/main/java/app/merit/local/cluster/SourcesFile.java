package app.merit.local.cluster;

import app.merit.local.state.SecretName;
import app.merit.local.state.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The CRM sources of the local cluster: a properties file that the metrics-ingest service reads. It is written once and
 * belongs to the person then, who may add sources to it.
 */
final class SourcesFile {
    private SourcesFile() {}

    /** The file, made with the three demo sources if it is missing. */
    static Path open(Path folder, Secrets secrets) throws IOException {
        Path file = folder.resolve("sources.properties");
        if (Files.exists(file)) {
            return file;
        }
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, """
                # The CRM sources of this local Merit. Add your own and start again: ./merit down, ./merit up
                merit.sources.amocrm-main.type=amocrm
                merit.sources.amocrm-main.currency=EUR
                merit.sources.amocrm-main.secrets.k1=%s

                merit.sources.pipedrive-main.type=pipedrive
                merit.sources.pipedrive-main.currency=EUR
                merit.sources.pipedrive-main.secrets.k1=%s

                merit.sources.standard-main.type=standard
                merit.sources.standard-main.currency=EUR
                merit.sources.standard-main.secrets.k1=%s
                """.formatted(
                        secrets.get(SecretName.AMOCRM_URL),
                        secrets.get(SecretName.PIPEDRIVE_LOGIN),
                        secrets.get(SecretName.STANDARD_KEY)));
        return file;
    }
}
