package app.merit.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VaultTest {
    private static final String OLD = key(1);
    private static final String NEW = key(2);
    private static final String SECRET = "fake-refresh-token";

    private final Vault vault = new Vault(Optional.of(NEW), Optional.empty());

    @Test
    void whatIsKeptIsReadAgainAndIsNotThePlainText() {
        byte[] kept = vault.encrypt("login:crm", SECRET);

        assertThat(vault.decrypt("login:crm", kept)).isEqualTo(SECRET);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET, "fake");
        assertThat(vault.encrypt("login:crm", SECRET)).isNotEqualTo(kept);
    }

    @Test
    void aRowCannotBePassedOffAsAnother() {
        byte[] kept = vault.encrypt("login:crm", SECRET);

        assertThatThrownBy(() -> vault.decrypt("login:other", kept))
                .isInstanceOf(VaultException.class)
                .hasMessage("login:other was altered, or belongs to another row");
    }

    @Test
    void anyAlteredByteIsNoticed() {
        byte[] kept = vault.encrypt("r", SECRET);

        for (int i = 0; i < kept.length; i++) {
            byte[] altered = kept.clone();
            altered[i] ^= 1;
            assertThatThrownBy(() -> vault.decrypt("r", altered)).isInstanceOf(VaultException.class);
        }
        assertThatThrownBy(() -> vault.decrypt("r", new byte[0])).isInstanceOf(VaultException.class);
    }

    @Test
    void anotherKeyReadsNothingAndSaysWhatToDo() {
        byte[] kept = new Vault(Optional.of(OLD), Optional.empty()).encrypt("r", SECRET);

        assertThatThrownBy(() -> vault.decrypt("r", kept))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("merit.ingest.previous-key")
                .hasMessageNotContaining("fake");
    }

    @Test
    void whileAKeyIsRotatedBothAreReadAndTheNewOneWrites() {
        byte[] kept = new Vault(Optional.of(OLD), Optional.empty()).encrypt("r", SECRET);
        Vault rotating = new Vault(Optional.of(NEW), Optional.of(OLD));

        assertThat(rotating.decrypt("r", kept)).isEqualTo(SECRET);
        assertThat(rotating.isCurrent(kept)).isFalse();
        byte[] again = rotating.encrypt("r", SECRET);
        assertThat(rotating.isCurrent(again)).isTrue();
        assertThat(vault.decrypt("r", again)).isEqualTo(SECRET);
    }

    @Test
    void withoutAKeyNothingIsKeptNorRead() {
        Vault empty = new Vault(Optional.of(" "), Optional.empty());

        assertThat(empty.hasKey()).isFalse();
        assertThatThrownBy(() -> empty.encrypt("r", SECRET))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("merit.ingest.key is not set")
                .hasMessageNotContaining("fake");
        byte[] kept = vault.encrypt("r", SECRET);
        assertThatThrownBy(() -> empty.decrypt("r", kept)).hasMessageContaining("merit.ingest.key is not set");
    }

    @Test
    void aKeyOfAnotherLengthOrFormIsRefusedWithoutShowingIt() {
        for (String bad : new String[] {"not base64!", Base64.getEncoder().encodeToString(new byte[16])}) {
            assertThatThrownBy(() -> new Vault(Optional.of(bad), Optional.empty()))
                    .isInstanceOf(VaultException.class)
                    .hasMessage("merit.ingest.key must be base64 of 32 bytes");
        }
    }

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
