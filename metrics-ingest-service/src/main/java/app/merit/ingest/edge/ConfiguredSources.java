package app.merit.ingest.edge;

import app.merit.ingest.crm.SourceType;
import app.merit.ingest.domain.ApiSettings;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceSettings;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The sources of the configuration; a wrong one stops the start with every fault named and no secret shown. */
@Singleton
public class ConfiguredSources implements Sources {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final int MIN_SECRET_LENGTH = 6;

    private final Map<String, SourceSettings> byName = new TreeMap<>();

    ConfiguredSources(SourceConfig config) {
        List<String> faults = new ArrayList<>();
        config.sources().forEach((name, source) -> {
            SourceSettings settings = settings(name, source);
            faults.addAll(faults(settings));
            byName.put(name, settings);
        });
        if (!faults.isEmpty()) {
            throw new IllegalStateException("merit.sources is not usable: " + String.join("; ", faults));
        }
    }

    @Override
    public Optional<SourceSettings> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public Collection<SourceSettings> all() {
        return byName.values();
    }

    public static SourceSettings settings(String name, SourceConfig.Source source) {
        List<Secret> secrets = source.secrets().entrySet().stream()
                .map(entry -> new Secret(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Secret::keyId))
                .toList();
        return new SourceSettings(
                name,
                source.type(),
                secrets,
                source.currency(),
                Set.copyOf(source.account().orElse(List.of())),
                source.maxBodyBytes(),
                source.name(),
                source.publicUrl(),
                source.options(),
                source.api().map(ConfiguredSources::api));
    }

    private static ApiSettings api(SourceConfig.Api api) {
        return new ApiSettings(api.baseUrl(), api.credentials(), api.allowPrivate());
    }

    /** What is wrong with the settings, in words for the operator; no secret is shown. */
    public static List<String> faults(SourceSettings source) {
        List<String> faults = new ArrayList<>();
        if (!NAME.matcher(source.name()).matches()) {
            faults.add("name must match " + NAME.pattern());
        }
        if (source.secrets().isEmpty()) {
            faults.add("secrets needs at least one entry");
        }
        if (source.secrets().stream().anyMatch(s -> s.value().strip().length() < MIN_SECRET_LENGTH)) {
            faults.add("a secret has fewer than " + MIN_SECRET_LENGTH + " characters");
        }
        if (source.currency().filter(code -> !CURRENCY.matcher(code).matches()).isPresent()) {
            faults.add("currency must be three capital letters");
        }
        if (source.maxBodyBytes() < 1024 || source.maxBodyBytes() > 16 * SourceConfig.DEFAULT_MAX_BODY_BYTES) {
            faults.add("max-body-bytes must be 1024 to 16777216");
        }
        SourceType.ofWire(source.type())
                .map(type -> type.adapter().complaint(source))
                .orElse(Optional.of("type is not known"))
                .ifPresent(faults::add);
        return faults.stream().map(fault -> source.name() + ": " + fault).toList();
    }
}
