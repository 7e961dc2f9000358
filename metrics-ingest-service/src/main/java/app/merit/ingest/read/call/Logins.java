package app.merit.ingest.read.call;

import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.ApiSettings;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.ops.OpsFeed;
import app.merit.ingest.read.queue.Pauses;
import app.merit.ingest.store.IngestDatabase;
import app.merit.ingest.store.Vault;
import app.merit.ingest.store.VaultException;
import app.merit.service.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Logins to CRMs: as configured, or as the vendor renewed them since. A renewal is done by one replica at a time, because
 * many vendors take a refresh token only once, and what it brings is stored before it is used. A login that cannot be
 * renewed suspends its source.
 */
@ApplicationScoped
public class Logins {
    private static final Logger LOG = Logger.getLogger(Logins.class);

    private final IngestDatabase database;
    private final Vault vault;
    private final SendCall send;
    private final Pauses pauses;
    private final OpsFeed ops;
    private final Clock clock;
    /** Renewed and not stored: the database failed at the wrong moment, or there is no key. */
    private final Map<String, StoredLogin> unstored = new ConcurrentHashMap<>();

    public Logins(IngestDatabase database, Vault vault, SendCall send, Pauses pauses, OpsFeed ops, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.send = send;
        this.pauses = pauses;
        this.ops = ops;
        this.clock = clock;
    }

    /** What came of a renewal. */
    sealed interface Renewal {
        record Renewed(Map<String, String> credentials) implements Renewal {
            @Override
            public String toString() {
                return "Renewed";
            }
        }

        record Later(Reading.Later why) implements Renewal {}

        /** @param reason a slug */
        record Broken(String reason) implements Renewal {}
    }

    /**
     * The credentials of now.
     *
     * @throws VaultException if what is stored cannot be read
     */
    Map<String, String> current(SourceSettings source) {
        return database.call(tx -> current(tx, source));
    }

    private Map<String, String> current(Tx tx, SourceSettings source) throws SQLException {
        Map<String, String> configured =
                source.api().map(ApiSettings::credentials).orElse(Map.of());
        if (!vault.hasKey()) {
            return inForce(configured, Optional.ofNullable(unstored.get(source.name())));
        }
        Optional<byte[]> kept =
                tx.first("select login from crm_login where source = ?", row -> row.getBytes("login"), source.name());
        return inForce(configured, kept.map(bytes -> StoredLogin.read(vault.decrypt(row(source), bytes))));
    }

    /** A login that was renewed from other credentials than those configured now is of the past. */
    private static Map<String, String> inForce(Map<String, String> configured, Optional<StoredLogin> stored) {
        return stored.filter(login -> login.isFrom(configured))
                .map(StoredLogin::credentials)
                .orElse(configured);
    }

    private static String row(SourceSettings source) {
        return "login:" + source.name();
    }

    /** @param used the credentials that the CRM took as expired */
    Renewal renew(SourceSettings source, RecordApi api, Map<String, String> used) {
        Renewal renewal = database.call(tx -> {
            tx.query(
                    "select pg_advisory_xact_lock(hashtextextended(?, 0))",
                    _ -> Boolean.TRUE,
                    "merit-login:" + source.name());
            Map<String, String> now = current(tx, source);
            return now.equals(used) ? renewLocked(tx, source, api, used) : new Renewal.Renewed(now);
        });
        if (renewal instanceof Renewal.Renewed && vault.hasKey()) {
            unstored.remove(source.name());
        }
        if (renewal instanceof Renewal.Broken(var reason)) {
            suspend(source, reason);
        }
        return renewal;
    }

    /** Stops reading the source until a person resumes it. */
    void suspend(SourceSettings source, String reason) {
        if (pauses.suspend(source.name(), reason)) {
            LOG.errorf("The login of %s is broken (%s); nothing is read until it is resumed", source.name(), reason);
            ops.event("login-broken", Optional.of(source.name()), Map.of("reason", reason));
        }
    }

    private Renewal renewLocked(Tx tx, SourceSettings source, RecordApi api, Map<String, String> used)
            throws SQLException {
        StoredLogin waiting = unstored.get(source.name());
        if (waiting != null && vault.hasKey() && waiting.isFrom(configured(source))) {
            store(tx, source, waiting);
            return new Renewal.Renewed(waiting.credentials());
        }
        Optional<ApiCall> call = api.refresh(source, used);
        if (call.isEmpty()) {
            return new Renewal.Broken("login-refused");
        }
        return switch (send.send(source, api, call.get(), Map.of())) {
            case SendCall.Sent.Failed(Reading.Later later) -> new Renewal.Later(later);
            case SendCall.Sent.Failed _ -> new Renewal.Broken("login-address");
            case SendCall.Sent.Answered(var response) -> answered(tx, source, api, used, response);
        };
    }

    private Renewal answered(
            Tx tx, SourceSettings source, RecordApi api, Map<String, String> used, ApiResponse response)
            throws SQLException {
        Map<String, String> fresh = api.refreshed(response);
        if (fresh.isEmpty()) {
            boolean passing = response.status() == 429 || response.status() >= 500;
            return passing
                    ? new Renewal.Later(new Reading.Later(Optional.empty(), "login-not-renewed"))
                    : new Renewal.Broken("login-not-renewed");
        }
        Map<String, String> all = new HashMap<>(used);
        all.putAll(fresh);
        StoredLogin login = StoredLogin.of(configured(source), all, clock.instant(), fresh);
        unstored.put(source.name(), login);
        if (vault.hasKey()) {
            store(tx, source, login);
        } else {
            LOG.warnf("merit.ingest.key is not set: the renewed login of %s is lost at a restart", source.name());
        }
        return new Renewal.Renewed(login.credentials());
    }

    private static Map<String, String> configured(SourceSettings source) {
        return source.api().map(ApiSettings::credentials).orElse(Map.of());
    }

    private void store(Tx tx, SourceSettings source, StoredLogin login) throws SQLException {
        Instant now = clock.instant();
        tx.update(
                """
                insert into crm_login (source, login, renewed_at, expires_at) values (?, ?, ?, ?)
                on conflict (source) do update
                set login = excluded.login, renewed_at = excluded.renewed_at, expires_at = excluded.expires_at
                """,
                source.name(),
                vault.encrypt(row(source), login.text()),
                now,
                login.expiresAt().orElse(null));
    }

    /** When a login was renewed and when it ends; nothing of the login itself. */
    public record Renewed(Instant at, Optional<Instant> expiresAt) {}

    /** By source, those that were ever renewed. */
    public Map<String, Renewed> renewed() {
        Map<String, Renewed> all = new HashMap<>();
        database.call(tx -> tx.query(
                "select source, renewed_at, expires_at from crm_login",
                row -> all.put(
                        row.getString("source"),
                        new Renewed(
                                Optional.ofNullable(Tx.instant(row, "renewed_at"))
                                        .orElseThrow(),
                                Optional.ofNullable(Tx.instant(row, "expires_at"))))));
        return all;
    }
}
