package app.merit.ingest.admin;

import app.merit.ingest.catalogue.CurrentSources;
import app.merit.ingest.catalogue.SourceCatalogue;
import app.merit.ingest.catalogue.StoredSource;
import app.merit.ingest.catalogue.StoredSource.StoredSecret;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceSettings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Describes a source as it is now. */
@Singleton
class DescribeSource {
    private final CurrentSources sources;
    private final SourceCatalogue catalogue;
    private final AdminConfig config;
    private final Clock clock;

    DescribeSource(CurrentSources sources, SourceCatalogue catalogue, AdminConfig config, Clock clock) {
        this.sources = sources;
        this.catalogue = catalogue;
        this.config = config;
        this.clock = clock;
    }

    /** @param added a secret that is to be shown this once */
    Optional<SourceDetail> of(String name, Optional<Secret> added) {
        return sources.known(name).map(source -> detail(source, added));
    }

    private SourceDetail detail(SourceSettings source, Optional<Secret> added) {
        Instant now = clock.instant();
        Optional<StoredSource> stored = sources.stored(source.name());
        return new SourceDetail(
                catalogue.view(source),
                sources.isConfigured(source.name()),
                sources.find(source.name()).isPresent(),
                new TreeSet<>(source.accounts()),
                source.maxBodyBytes(),
                source.publicUrl(),
                source.options(),
                source.api()
                        .map(api -> new SourceDetail.ApiView(
                                api.baseUrl(),
                                api.allowPrivate(),
                                api.credentials().keySet().stream().sorted().toList())),
                secrets(source, now),
                added.map(secret -> Address.with(config.publicBaseUrl(), source, secret, now))
                        .orElseGet(() -> Address.blanked(config.publicBaseUrl(), source, now)),
                added.map(secret -> new SourceDetail.AddedSecret(secret.keyId(), secret.value())),
                stored.map(StoredSource::changedBy),
                stored.map(StoredSource::changedAt));
    }

    private List<SourceDetail.SecretView> secrets(SourceSettings source, Instant now) {
        List<StoredSecret> stored = sources.storedSecrets(source.name());
        List<SourceDetail.SecretView> views = new ArrayList<>();
        for (StoredSecret secret : stored) {
            boolean active = source.secrets().stream().anyMatch(s -> s.keyId().equals(secret.keyId()));
            boolean ofConfiguration = secret.addedBy().equals("configuration");
            views.add(new SourceDetail.SecretView(
                    secret.keyId(),
                    ofConfiguration ? "configuration" : "api",
                    active && secret.active(now),
                    Optional.of(secret.addedBy()).filter(_ -> !ofConfiguration),
                    Optional.of(secret.addedAt()).filter(_ -> !ofConfiguration),
                    secret.retiredBy(),
                    secret.retiredAt()));
        }
        Set<String> listed =
                new TreeSet<>(stored.stream().map(StoredSecret::keyId).toList());
        source.secrets().stream()
                .filter(secret -> !listed.contains(secret.keyId()))
                .forEach(secret -> views.add(new SourceDetail.SecretView(
                        secret.keyId(),
                        "configuration",
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
        return views;
    }
}
