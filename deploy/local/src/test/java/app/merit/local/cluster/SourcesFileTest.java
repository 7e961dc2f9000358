package app.merit.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.local.state.PropertiesFile;
import app.merit.local.state.SecretName;
import app.merit.local.state.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesFileTest {
    @TempDir
    Path folder;

    private Secrets secrets;

    @BeforeEach
    void secrets() throws IOException {
        secrets = Secrets.open(folder.resolve("secrets.properties"), new SecureRandom());
    }

    @Test
    void aNewFileHasTheDemoSourcesAndWhereTheyAreReadBack() throws IOException {
        Map<String, String> sources = PropertiesFile.read(SourcesFile.open(folder, secrets));

        assertThat(sources)
                .containsEntry("merit.sources.bitrix24-main.type", "bitrix24")
                .containsEntry("merit.sources.bitrix24-main.secrets.k1", secrets.get(SecretName.BITRIX24_TOKEN))
                .containsEntry(
                        "merit.sources.bitrix24-main.api.base-url",
                        "${SIMULATED_CRM_URL:http://127.0.0.1:8090}/bitrix24-main/rest")
                .containsEntry("merit.sources.amocrm-main.api.allow-private", "true")
                .containsEntry("merit.sources.standard-main.type", "standard")
                .doesNotContainKey("merit.sources.standard-main.api.base-url");
    }

    @Test
    void anExistingFileGetsOnlyTheSourcesThatItLacks() throws IOException {
        String own = """
                merit.sources.amocrm-main.type=amocrm
                merit.sources.amocrm-main.currency=USD
                merit.sources.amocrm-main.secrets.k1=mine-of-before
                """;
        Files.writeString(folder.resolve("sources.properties"), own);

        Path file = SourcesFile.open(folder, secrets);

        Map<String, String> sources = PropertiesFile.read(file);
        assertThat(Files.readString(file)).startsWith(own);
        assertThat(sources)
                .containsEntry("merit.sources.amocrm-main.currency", "USD")
                .doesNotContainKey("merit.sources.amocrm-main.api.base-url")
                .containsKey("merit.sources.bitrix24-main.type");
    }

    @Test
    void aCompleteFileStaysAsItIs() throws IOException {
        String before = Files.readString(SourcesFile.open(folder, secrets));

        assertThat(Files.readString(SourcesFile.open(folder, secrets))).isEqualTo(before);
    }
}
