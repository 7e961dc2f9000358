package app.merit.ingest.format;

import java.util.Locale;
import java.util.Optional;

/** Secrets of the form {@code name=value}: a field of the request that must have that value. */
public final class NamedSecret {
    private NamedSecret() {}

    /** The value if the secret has that name; letter case, dashes and underscores of the name do not count. */
    public static Optional<String> value(String secret, String name) {
        int equals = secret.indexOf('=');
        return equals > 0 && plain(secret.substring(0, equals)).equals(plain(name))
                ? Optional.of(secret.substring(equals + 1).strip())
                : Optional.empty();
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
