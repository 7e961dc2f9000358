package app.merit.ingest.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key and its public id, which tells keys apart and nothing of them. */
final class VaultKey {
    static final int ID_BYTES = 4;
    private static final int KEY_BYTES = 32;

    private final byte[] id;
    private final SecretKey key;

    private VaultKey(byte[] id, SecretKey key) {
        this.id = id;
        this.key = key;
    }

    /** @param setting where the text comes from, for the message */
    static VaultKey of(String setting, String base64) {
        byte[] bytes = decoded(setting, base64);
        return new VaultKey(digest(bytes), new SecretKeySpec(bytes, "AES"));
    }

    private static byte[] decoded(String setting, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            bytes = new byte[0];
        }
        if (bytes.length != KEY_BYTES) {
            throw new VaultException(setting + " must be base64 of " + KEY_BYTES + " bytes");
        }
        return bytes;
    }

    private static byte[] digest(byte[] key) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update("merit-vault-key-id".getBytes(StandardCharsets.US_ASCII));
            return Arrays.copyOf(sha256.digest(key), ID_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] id() {
        return id.clone();
    }

    boolean hasId(byte[] other) {
        return Arrays.equals(id, other);
    }

    SecretKey key() {
        return key;
    }
}
