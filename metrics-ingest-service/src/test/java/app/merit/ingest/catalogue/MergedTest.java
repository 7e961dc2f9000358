package app.merit.ingest.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.catalogue.StoredSource.StoredSecret;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MergedTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final SourceSettings CONFIGURED =
            SourceSettings.of("conf", "amocrm", List.of(new Secret("k1", "fake-one"), new Secret("k2", "fake-two")));

    @Test
    void aConfiguredSourceIsAsConfiguredWithMoreSecrets() {
        Merged merged = merged(List.of(), List.of(secret("conf", "k3", "fake-three", null)));
        assertThat(values(merged, "conf")).containsExactly("fake-one", "fake-two", "fake-three");
        assertThat(merged.retired()).isEmpty();
    }

    @Test
    void theDatabaseNeverReplacesAConfiguredSecretOrSource() {
        Merged merged = merged(List.of(stored("conf", true, 5_000)), List.of(secret("conf", "k1", "fake-other", null)));
        assertThat(values(merged, "conf")).containsExactly("fake-one", "fake-two");
        assertThat(merged.sending().get("conf").maxBodyBytes()).isEqualTo(1_048_576);
    }

    @Test
    void aRetiredConfiguredSecretIsGoneButItsKeyIdWithANewValueCounts() {
        StoredSecret retired = secret("conf", "k1", "fake-one", NOW.minusSeconds(1));
        assertThat(values(merged(List.of(), List.of(retired)), "conf")).containsExactly("fake-two");
        StoredSecret of = secret("conf", "k1", "fake-before", NOW.minusSeconds(1));
        assertThat(values(merged(List.of(), List.of(of)), "conf")).containsExactly("fake-one", "fake-two");
    }

    @Test
    void aSecretRetiresAtItsInstantAndIsBlankedForThirtyDaysMore() {
        List<StoredSource> sources = List.of(stored("db", true, 5_000));
        StoredSecret later = secret("db", "a", "fake-later", NOW.plusSeconds(1));
        StoredSecret now = secret("db", "b", "fake-now", NOW);
        StoredSecret longAgo = secret("db", "c", "fake-old", NOW.minus(Duration.ofDays(30)));
        Merged merged = merged(sources, List.of(later, now, longAgo));
        assertThat(values(merged, "db")).containsExactly("fake-later");
        assertThat(merged.retired().get("db")).extracting(Secret::value).containsExactly("fake-now");
    }

    @Test
    void aSourceThatWasSwitchedOffMayNotSendAndIsStillKnown() {
        Merged merged = merged(List.of(stored("db", false, 5_000)), List.of(secret("db", "a", "fake-a", null)));
        assertThat(merged.sending()).doesNotContainKey("db");
        assertThat(merged.off()).containsKey("db");
    }

    @Test
    void whatCannotBeDecryptedIsNotTakenForMissing() {
        StoredSecret locked =
                new StoredSecret("db", "a", Optional.empty(), "otto", NOW, Optional.empty(), Optional.empty());
        Merged merged = merged(List.of(stored("db", true, 5_000)), List.of(locked));
        assertThat(merged.unreadable()).containsExactly("db");
    }

    @Test
    void noStoredSourceMaySendMoreThanTheTopicsTake() {
        Merged merged = merged(List.of(stored("db", true, 9_000)), List.of());
        assertThat(merged.sending().get("db").maxBodyBytes()).isEqualTo(8_000);
    }

    private static Merged merged(List<StoredSource> sources, List<StoredSecret> secrets) {
        return Merged.of(List.of(CONFIGURED), sources, secrets, 8_000, NOW);
    }

    private static List<String> values(Merged merged, String source) {
        return merged.sending().get(source).secrets().stream()
                .map(Secret::value)
                .toList();
    }

    private static StoredSource stored(String name, boolean enabled, int maxBody) {
        SourceSettings settings = SourceSettings.of(name, "amocrm", List.of()).withMaxBodyBytes(maxBody);
        return new StoredSource(settings, true, enabled, 1, "otto", NOW);
    }

    private static StoredSecret secret(String source, String keyId, String value, Instant retiredAt) {
        return new StoredSecret(
                source,
                keyId,
                Optional.of(value),
                "otto",
                NOW,
                Optional.ofNullable(retiredAt).map(_ -> "otto"),
                Optional.ofNullable(retiredAt));
    }
}
