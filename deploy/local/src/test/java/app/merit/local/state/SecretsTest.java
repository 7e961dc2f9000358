package app.merit.local.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path folder;

    @Test
    void secretsAreMadeOnceAndOnlyTheirOwnerCanReadThem() throws IOException {
        Path file = folder.resolve("secrets.properties");

        Secrets first = Secrets.open(file, new SecureRandom());
        Secrets second = Secrets.open(file, new SecureRandom());

        assertThat(second.get(SecretName.SESSION))
                .isEqualTo(first.get(SecretName.SESSION))
                .hasSize(48);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aFileThatOthersCouldReadIsClosedAgainAndCompleted() throws IOException {
        Path file = folder.resolve("secrets.properties");
        Files.writeString(file, SecretName.SESSION + "=mine\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        Secrets secrets = Secrets.open(file, new SecureRandom());

        assertThat(secrets.get(SecretName.SESSION)).isEqualTo("mine");
        assertThat(secrets.get(SecretName.ownerOf("metrics"))).isNotBlank();
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void eachSourceGetsTheKindOfSecretThatItsCrmUses() throws IOException {
        Secrets secrets = Secrets.open(folder.resolve("secrets.properties"), new SecureRandom());

        assertThat(secrets.get(SecretName.AMOCRM_URL)).matches("[0-9a-f]{48}");
        assertThat(secrets.get(SecretName.PIPEDRIVE_LOGIN)).matches("merit-demo:[0-9a-f]{48}");
        String key = secrets.get(SecretName.STANDARD_KEY);
        assertThat(key).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(key.substring(6))).hasSize(24);
    }

    @Test
    void anUnknownNameIsAMistake() throws IOException {
        Secrets secrets = Secrets.open(folder.resolve("secrets.properties"), new SecureRandom());

        assertThatThrownBy(() -> secrets.get("nothing")).isInstanceOf(IllegalArgumentException.class);
    }
}
