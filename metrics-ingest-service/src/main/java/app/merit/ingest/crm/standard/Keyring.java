package app.merit.ingest.crm.standard;

import app.merit.ingest.domain.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a secret of a {@code standard} source is by its form: {@code whsec_} and base64 is a key that both sides share,
 * {@code whpk_} and base64 the sender's public key, anything else a token (and, if it is base64, a shared key too).
 */
final class Keyring {
    static final int MIN_KEY_BYTES = 16;

    private static final String SHARED = "whsec_";
    private static final String PUBLIC = "whpk_";
    private static final String PRIVATE = "whsk_";
    private static final int MIN_TOKEN = 16;

    /** What stands before the 32 bytes of an Ed25519 key in the encoding that Java reads (RFC 8410). */
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int ED25519_BYTES = 32;

    private Keyring() {}

    /** The key of {@code v1} signatures; empty if the secret is no such key. */
    static Optional<byte[]> shared(Secret secret) {
        return secret.value().startsWith(PUBLIC) ? Optional.empty() : base64(withoutPrefix(secret.value()));
    }

    /** The key of {@code v1a} signatures; empty if the secret is no such key. */
    static Optional<PublicKey> ed25519(Secret secret) {
        if (!secret.value().startsWith(PUBLIC)) {
            return Optional.empty();
        }
        return base64(withoutPrefix(secret.value()))
                .filter(key -> key.length == ED25519_BYTES)
                .flatMap(Keyring::publicKey);
    }

    static boolean isToken(Secret secret) {
        return withoutPrefix(secret.value()).equals(secret.value());
    }

    /** Whether the secret can prove anything, and not too easily. */
    static boolean isUsable(Secret secret) {
        String value = secret.value();
        if (value.startsWith(PUBLIC)) {
            return ed25519(secret).isPresent();
        }
        if (value.startsWith(SHARED)) {
            return shared(secret).filter(key -> key.length >= MIN_KEY_BYTES).isPresent();
        }
        return !value.startsWith(PRIVATE) && value.length() >= MIN_TOKEN;
    }

    static String withoutPrefix(String secret) {
        for (String prefix : new String[] {SHARED, PUBLIC}) {
            if (secret.startsWith(prefix)) {
                return secret.substring(prefix.length());
            }
        }
        return secret;
    }

    private static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text)).filter(bytes -> bytes.length > 0);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<PublicKey> publicKey(byte[] key) {
        byte[] encoded = new byte[ED25519.length + key.length];
        System.arraycopy(ED25519, 0, encoded, 0, ED25519.length);
        System.arraycopy(key, 0, encoded, ED25519.length, key.length);
        try {
            return Optional.of(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException noPointOfTheCurve) {
            return Optional.empty();
        }
    }
}
