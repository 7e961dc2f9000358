package app.merit.ingest.admin;

import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceSettings;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Makes secrets of 192 bits or more, for types whose secret is ours to choose. */
final class MadeSecret {
    private static final SecureRandom RANDOM = new SecureRandom();

    private MadeSecret() {}

    /** Empty if the vendor issues the secret, so that one of ours would prove nothing. */
    static Optional<Secret> of(SourceSettings source, String keyId, Instant now) {
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(24));
        return switch (source.type()) {
            case "standard" ->
                Optional.of(new Secret(keyId, "whsec_" + Base64.getEncoder().encodeToString(bytes(32))));
            case "pipedrive" -> Optional.of(new Secret(keyId, "merit:" + text));
            default -> Optional.of(new Secret(keyId, text)).filter(secret -> Address.proves(source, secret, now));
        };
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
