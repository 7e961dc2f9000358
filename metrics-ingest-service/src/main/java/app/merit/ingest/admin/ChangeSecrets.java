package app.merit.ingest.admin;

import app.merit.ingest.caller.Person;
import app.merit.ingest.catalogue.CurrentSources;
import app.merit.ingest.catalogue.SourceRows;
import app.merit.ingest.catalogue.StoredSource.StoredSecret;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.ConfiguredSources;
import app.merit.service.Problem.FieldError;
import app.merit.service.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds and retires secrets, of sources of the database and of the configuration. */
@ApplicationScoped
class ChangeSecrets {
    /** Each is tried at each request. */
    private static final int MOST = 8;

    private final Changes changes;
    private final CurrentSources sources;
    private final ConfiguredSources configured;
    private final SourceRows rows;
    private final Clock clock;

    ChangeSecrets(Changes changes, CurrentSources sources, ConfiguredSources configured, SourceRows rows, Clock clock) {
        this.changes = changes;
        this.sources = sources;
        this.configured = configured;
        this.rows = rows;
        this.clock = clock;
    }

    SourceOutcome add(String name, SourceRequest.NewSecret wanted, Person who) {
        return changes.run(tx -> {
            Optional<SourceSettings> source = sources.find(name);
            return source.isEmpty() ? new SourceOutcome.Unknown(name) : add(tx, source.get(), wanted, who);
        });
    }

    private SourceOutcome add(Tx tx, SourceSettings source, SourceRequest.NewSecret wanted, Person who)
            throws SQLException {
        Instant now = clock.instant();
        Optional<Secret> secret = NewSecrets.secret(source, wanted, now);
        if (secret.isEmpty()) {
            return new SourceOutcome.Faulty(List.of(
                    new FieldError("value", "must be given: the vendor issues the secrets of " + source.type(), "")));
        }
        List<FieldError> faults = faults(source, secret.get());
        if (!faults.isEmpty()) {
            return new SourceOutcome.Faulty(faults);
        }
        rows.addSecret(tx, source.name(), secret.get().keyId(), secret.get().value(), who.name(), now);
        changes.tell(
                "secret-added", source.name(), who, Map.of("keyId", secret.get().keyId()));
        return new SourceOutcome.SecretAdded(source.name(), secret.get());
    }

    private List<FieldError> faults(SourceSettings source, Secret secret) {
        List<FieldError> faults = new ArrayList<>();
        NewSecrets.keyFault(secret).ifPresent(faults::add);
        boolean taken =
                source.secrets().stream().anyMatch(other -> other.keyId().equals(secret.keyId()))
                        || sources.storedSecrets(source.name()).stream()
                                .anyMatch(other -> other.keyId().equals(secret.keyId()));
        if (taken) {
            faults.add(new FieldError("keyId", "is taken, or was until lately", secret.keyId()));
        }
        if (source.secrets().stream().anyMatch(other -> other.value().equals(secret.value()))) {
            faults.add(new FieldError("value", "is that of another active secret", ""));
        }
        if (source.secrets().size() >= MOST) {
            faults.add(new FieldError("secrets", "must be at most " + MOST + ": retire one first", ""));
        }
        List<Secret> all = new ArrayList<>(source.secrets());
        all.add(secret);
        faults.addAll(SourceFaults.of(source.withSecrets(all), Integer.MAX_VALUE));
        return faults;
    }

    /** @param at empty: now */
    SourceOutcome retire(String name, String keyId, Optional<Instant> at, Person who) {
        return changes.run(tx -> {
            Instant now = clock.instant();
            Optional<SourceSettings> source = sources.find(name);
            Optional<Secret> secret = source.flatMap(known -> known.secrets().stream()
                    .filter(active -> active.keyId().equals(keyId))
                    .findFirst());
            if (secret.isEmpty()) {
                return new SourceOutcome.Unknown(name + "/" + keyId);
            }
            if (isLast(source.get(), keyId)) {
                return new SourceOutcome.Refused(
                        "last-secret",
                        "It is the last secret that stays; without one nothing would be accepted. Add another first, or"
                                + " switch the source off.");
            }
            return retire(tx, name, secret.get(), at.filter(now::isBefore).orElse(now), who);
        });
    }

    private SourceOutcome retire(Tx tx, String name, Secret secret, Instant at, Person who) throws SQLException {
        boolean stored = sources.storedSecrets(name).stream()
                .anyMatch(other -> other.keyId().equals(secret.keyId()));
        if (!stored) {
            rows.addSecret(tx, name, secret.keyId(), secret.value(), "configuration", clock.instant());
        } else if (configured.find(name).stream()
                .flatMap(own -> own.secrets().stream())
                .anyMatch(secret::equals)) {
            rows.replaceSecret(tx, name, secret.keyId(), secret.value());
        }
        rows.retireSecret(tx, name, secret.keyId(), who.name(), at);
        changes.tell("secret-retired", name, who, Map.of("keyId", secret.keyId(), "at", at.toString()));
        return new SourceOutcome.SecretRetired(name, secret.keyId(), at);
    }

    /** Others that are to retire at some time do not stay. */
    private boolean isLast(SourceSettings source, String keyId) {
        List<StoredSecret> stored = sources.storedSecrets(source.name());
        return source.secrets().stream()
                .filter(other -> !other.keyId().equals(keyId))
                .allMatch(other -> stored.stream()
                        .anyMatch(row -> row.keyId().equals(other.keyId())
                                && row.retiredAt().isPresent()
                                && row.value().filter(other.value()::equals).isPresent()));
    }
}
