package app.merit.ingest.catalogue;

import app.merit.ingest.catalogue.StoredSource.StoredSecret;
import app.merit.ingest.domain.ApiSettings;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.store.Vault;
import app.merit.ingest.store.VaultException;
import app.merit.service.db.Tx;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Tables {@code source} and {@code source_secret}; what is secret in them is encrypted. */
@Singleton
public class SourceRows {
    private static final Logger LOG = Logger.getLogger(SourceRows.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vault vault;

    SourceRows(Vault vault) {
        this.vault = vault;
    }

    /** Where the revision stands; it moves with every change, and before the change is to be seen. */
    public static long revision(Tx tx) throws SQLException {
        return tx.first("select last_value from source_revision", row -> row.getLong(1))
                .orElse(0L);
    }

    static void moveRevision(Tx tx) throws SQLException {
        tx.first("select nextval('source_revision')", row -> row.getLong(1));
    }

    /** One change at a time. */
    public static void lock(Tx tx) throws SQLException {
        tx.query("select pg_advisory_xact_lock(7240001)", row -> true);
    }

    public List<StoredSource> sources(Tx tx) throws SQLException {
        return tx.query("select * from source order by name", this::source);
    }

    public List<StoredSecret> secrets(Tx tx) throws SQLException {
        return tx.query("select * from source_secret order by source, key_id", this::secret);
    }

    /** @throws VaultException if the source has a login and there is no key */
    public void put(Tx tx, SourceSettings source, String who, Instant at) throws SQLException {
        byte[] login = source.api()
                .map(ApiSettings::credentials)
                .filter(credentials -> !credentials.isEmpty())
                .map(credentials -> vault.encrypt(loginRow(source.name()), json(credentials)))
                .orElse(null);
        tx.update(
                """
                insert into source (name, type, currency, accounts, max_body_bytes, names, public_url, options,
                    api_base_url, api_private, api_login, enabled, revision, changed_by, changed_at)
                values (?, ?, ?, ?, ?, ?::jsonb, ?, ?::jsonb, ?, ?, ?, true, nextval('source_revision'), ?, ?)
                on conflict (name) do update set currency = excluded.currency, accounts = excluded.accounts,
                    max_body_bytes = excluded.max_body_bytes, names = excluded.names, public_url = excluded.public_url,
                    options = excluded.options, api_base_url = excluded.api_base_url,
                    api_private = excluded.api_private, api_login = excluded.api_login, enabled = true,
                    revision = excluded.revision, changed_by = excluded.changed_by, changed_at = excluded.changed_at""",
                source.name(),
                source.type(),
                source.currency().orElse(null),
                Tx.Column.text(source.accounts(), account -> account),
                source.maxBodyBytes(),
                json(source.names()),
                source.publicUrl().orElse(null),
                json(source.options()),
                source.api().flatMap(ApiSettings::baseUrl).orElse(null),
                source.api().map(ApiSettings::allowPrivate).orElse(false),
                login,
                who,
                at);
    }

    /** False if there is no such source, or it is switched off already. */
    public boolean disable(Tx tx, String source, String who, Instant at) throws SQLException {
        return tx.update("""
                        update source set enabled = false, revision = nextval('source_revision'), changed_by = ?,
                            changed_at = ? where name = ? and enabled""", who, at, source) > 0;
    }

    /** @throws VaultException if there is no key */
    public void addSecret(Tx tx, String source, String keyId, String value, String who, Instant at)
            throws SQLException {
        tx.update(
                "insert into source_secret (source, key_id, secret, added_by, added_at) values (?, ?, ?, ?, ?)",
                source,
                keyId,
                vault.encrypt(secretRow(source, keyId), value),
                who,
                at);
        moveRevision(tx);
    }

    /** For a configured secret that has another value than when it was retired before. */
    public void replaceSecret(Tx tx, String source, String keyId, String value) throws SQLException {
        tx.update(
                "update source_secret set secret = ? where source = ? and key_id = ?",
                vault.encrypt(secretRow(source, keyId), value),
                source,
                keyId);
    }

    public void retireSecret(Tx tx, String source, String keyId, String who, Instant at) throws SQLException {
        tx.update(
                "update source_secret set retired_by = ?, retired_at = ? where source = ? and key_id = ?",
                who,
                at,
                source,
                keyId);
        moveRevision(tx);
    }

    /** Forgets secrets that were retired before that, but for those that the configuration still names. */
    int forgetSecrets(Tx tx, Instant before, Set<String> configured) throws SQLException {
        return tx.update(
                "delete from source_secret where retired_at < ? and source || ' ' || key_id <> all(?)",
                before,
                Tx.Column.text(configured, name -> name));
    }

    private StoredSource source(ResultSet row) throws SQLException {
        String name = row.getString("name");
        byte[] kept = row.getBytes("api_login");
        Optional<String> login = kept == null ? Optional.of("{}") : decrypted(loginRow(name), kept);
        Optional<String> baseUrl = Optional.ofNullable(row.getString("api_base_url"));
        Map<String, String> credentials = map(login.orElse("{}"));
        Optional<ApiSettings> api = kept == null && baseUrl.isEmpty()
                ? Optional.empty()
                : Optional.of(new ApiSettings(baseUrl, credentials, row.getBoolean("api_private")));
        SourceSettings settings = new SourceSettings(
                name,
                row.getString("type"),
                List.of(),
                Optional.ofNullable(row.getString("currency")),
                Set.copyOf(Tx.texts(row, "accounts")),
                row.getInt("max_body_bytes"),
                map(row.getString("names")),
                Optional.ofNullable(row.getString("public_url")),
                map(row.getString("options")),
                api);
        return new StoredSource(
                settings,
                login.isPresent(),
                row.getBoolean("enabled"),
                row.getLong("revision"),
                row.getString("changed_by"),
                Objects.requireNonNull(Tx.instant(row, "changed_at")));
    }

    private StoredSecret secret(ResultSet row) throws SQLException {
        String source = row.getString("source");
        String keyId = row.getString("key_id");
        return new StoredSecret(
                source,
                keyId,
                decrypted(secretRow(source, keyId), row.getBytes("secret")),
                row.getString("added_by"),
                Objects.requireNonNull(Tx.instant(row, "added_at")),
                Optional.ofNullable(row.getString("retired_by")),
                Optional.ofNullable(Tx.instant(row, "retired_at")));
    }

    private Optional<String> decrypted(String row, byte[] kept) {
        try {
            return Optional.of(vault.decrypt(row, kept));
        } catch (VaultException unreadable) {
            LOG.error(unreadable.getMessage());
            return Optional.empty();
        }
    }

    private static String secretRow(String source, String keyId) {
        return "source-secret:" + source + ":" + keyId;
    }

    private static String loginRow(String source) {
        return "source-login:" + source;
    }

    private static String json(Map<String, String> map) {
        try {
            return JSON.writeValueAsString(map);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> map(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
