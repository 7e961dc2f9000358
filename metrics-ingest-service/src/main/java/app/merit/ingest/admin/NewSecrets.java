package app.merit.ingest.admin;

import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceSettings;
import app.merit.service.Problem.FieldError;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** The secret that a request asks for. */
final class NewSecrets {
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final DateTimeFormatter DATED =
            DateTimeFormatter.ofPattern("'k'yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private NewSecrets() {}

    /** Empty if no value was given and only the vendor can give one. */
    static Optional<Secret> secret(SourceSettings source, SourceRequest.NewSecret wanted, Instant now) {
        String keyId = wanted.keyId().orElseGet(() -> DATED.format(now));
        return wanted.value().map(value -> new Secret(keyId, value)).or(() -> MadeSecret.of(source, keyId, now));
    }

    static Optional<FieldError> keyFault(Secret secret) {
        return KEY_ID.matcher(secret.keyId()).matches()
                ? Optional.empty()
                : Optional.of(new FieldError("keyId", "must match " + KEY_ID.pattern(), secret.keyId()));
    }
}
