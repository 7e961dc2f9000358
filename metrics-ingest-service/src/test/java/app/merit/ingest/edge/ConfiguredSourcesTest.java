package app.merit.ingest.edge;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfiguredSourcesTest {
    private static final String SIGNING = "whsec_ZmFrZS1zaWduaW5nLWtleS0wMDAx";

    @Test
    void aUsableSourceHasNoFault() {
        assertThat(faults("amocrm-main", "amocrm", "fake-url-secret", "EUR")).isEmpty();
        assertThat(faults("pipedrive-main", "pipedrive", "user:fake-password", null))
                .isEmpty();
        assertThat(faults("standard-main", "standard", SIGNING, null)).isEmpty();
    }

    @Test
    void eachFaultIsNamedAndNoSecretIsShown() {
        assertThat(faults("amo", "amocrm", "fake-url-secret", null))
                .containsExactly("amo: currency is needed: amoCRM sends amounts without one");
        assertThat(faults("pipe", "pipedrive", "fake-no-colon", null))
                .containsExactly("pipe: each secret must be user:password with a password of at least 6 characters");
        assertThat(faults("std", "standard", "whsec_fake!", null))
                .singleElement()
                .asString()
                .startsWith("std: each secret must be whsec_ and base64 of at least 16 bytes");
        assertThat(faults("x", "typo", "fake-secret", null)).containsExactly("x: type is not known");
        assertThat(faults("Bad Name", "amocrm", "  ", "euro")).hasSize(3).noneMatch(fault -> fault.contains("  "));
    }

    @Test
    void aSourceWithoutASecretIsRefused() {
        var source = new SourceSettings(
                "s",
                "amocrm",
                List.of(),
                Optional.of("EUR"),
                Set.of(),
                1_048_576,
                Map.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty());
        assertThat(ConfiguredSources.faults(source)).containsExactly("s: secrets needs at least one entry");
    }

    private static List<String> faults(String name, String type, String secret, String currency) {
        return ConfiguredSources.faults(new SourceSettings(
                name,
                type,
                List.of(new Secret("k1", secret)),
                Optional.ofNullable(currency),
                Set.of(),
                1_048_576,
                Map.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty()));
    }
}
