package app.merit.ingest.admin;

import app.merit.ingest.caller.Person;
import app.merit.ingest.catalogue.CurrentSources;
import app.merit.ingest.catalogue.SourceRows;
import app.merit.ingest.catalogue.StoredSource;
import app.merit.ingest.crm.SourceType;
import app.merit.ingest.domain.ApiSettings;
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

/** Adds, replaces and switches off sources of the database. */
@ApplicationScoped
class ChangeSource {
    private static final String CONFIGURED =
            " is set in the configuration (merit.sources.*) and is changed there; only its secrets are changed here.";

    private final Changes changes;
    private final CurrentSources sources;
    private final ConfiguredSources configured;
    private final SourceRows rows;
    private final Clock clock;

    ChangeSource(Changes changes, CurrentSources sources, ConfiguredSources configured, SourceRows rows, Clock clock) {
        this.changes = changes;
        this.sources = sources;
        this.configured = configured;
        this.rows = rows;
        this.clock = clock;
    }

    SourceOutcome put(String name, SourceRequest request, Person who) {
        if (sources.isConfigured(name)) {
            return new SourceOutcome.Refused("configured-source", name + CONFIGURED);
        }
        return changes.run(tx -> {
            Optional<SourceSettings> before = sources.known(name);
            Optional<StoredSource> stored = sources.stored(name);
            if (stored.isPresent() && !stored.get().loginReadable()) {
                return new SourceOutcome.Refused(
                        "wrong-key",
                        "What is kept of its login was encrypted with another key; see the service's log.");
            }
            return before.isPresent() ? replace(tx, before.get(), request, who) : create(tx, name, request, who);
        });
    }

    SourceOutcome disable(String name, Person who) {
        if (sources.isConfigured(name)) {
            return new SourceOutcome.Refused("configured-source", name + CONFIGURED);
        }
        return changes.run(tx -> {
            if (!rows.disable(tx, name, who.name(), clock.instant())) {
                return new SourceOutcome.Unknown(name);
            }
            changes.tell("source-disabled", name, who, Map.of());
            return new SourceOutcome.Disabled(name);
        });
    }

    private SourceOutcome create(Tx tx, String name, SourceRequest request, Person who) throws SQLException {
        Instant now = clock.instant();
        Map<String, String> login =
                request.api().flatMap(SourceRequest.Api::credentials).orElse(Map.of());
        SourceSettings bare = request.settings(name, List.of(), login);
        Optional<Secret> secret = SourceType.ofWire(request.type())
                .flatMap(_ -> NewSecrets.secret(bare, request.secret().orElse(SourceRequest.NewSecret.ANY), now));
        SourceSettings whole = bare.withSecrets(secret.stream().toList());
        List<FieldError> faults = new ArrayList<>(SourceFaults.of(whole, configured.largestBody()));
        secret.flatMap(NewSecrets::keyFault).ifPresent(faults::add);
        if (!faults.isEmpty()) {
            return new SourceOutcome.Faulty(faults);
        }
        rows.put(tx, whole, who.name(), now);
        Secret added = secret.orElseThrow();
        rows.addSecret(tx, name, added.keyId(), added.value(), who.name(), now);
        changes.tell("source-created", name, who, Map.of("type", request.type(), "keyId", added.keyId()));
        return new SourceOutcome.Put(name, true, secret);
    }

    private SourceOutcome replace(Tx tx, SourceSettings before, SourceRequest request, Person who) throws SQLException {
        List<FieldError> faults = new ArrayList<>();
        if (!before.type().equals(request.type())) {
            faults.add(new FieldError("type", "cannot change: it is " + before.type(), request.type()));
        }
        if (request.secret().isPresent()) {
            faults.add(new FieldError("secret", "is for a new source; add one under /secrets", ""));
        }
        Optional<Map<String, String>> stated = request.api().flatMap(SourceRequest.Api::credentials);
        Map<String, String> kept = before.api().map(ApiSettings::credentials).orElse(Map.of());
        SourceSettings after = request.settings(before.name(), before.secrets(), stated.orElse(kept));
        if (stated.isEmpty() && !kept.isEmpty() && request.api().isPresent() && !sameTarget(before, after)) {
            // Else whoever may change a source could have its login sent to an address of their own.
            faults.add(new FieldError("api.credentials", "must be stated again: the address of the API changes", ""));
        }
        faults.addAll(SourceFaults.of(after, configured.largestBody()));
        if (!faults.isEmpty()) {
            return new SourceOutcome.Faulty(faults);
        }
        rows.put(tx, after, who.name(), clock.instant());
        changes.tell("source-changed", before.name(), who, Map.of("type", after.type()));
        return new SourceOutcome.Put(before.name(), false, Optional.empty());
    }

    private static boolean sameTarget(SourceSettings before, SourceSettings after) {
        return before.options().equals(after.options())
                && before.api().flatMap(ApiSettings::baseUrl).equals(after.api().flatMap(ApiSettings::baseUrl))
                && before.api()
                        .map(ApiSettings::allowPrivate)
                        .equals(after.api().map(ApiSettings::allowPrivate));
    }
}
