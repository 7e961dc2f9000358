package app.merit.ingest.format;

import app.merit.ingest.domain.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Comparisons whose duration says nothing about the secret. */
public final class Proofs {
    private Proofs() {}

    /** The key id of the secret that equals what was given. All are compared, by their digests, whatever the outcome. */
    public static Optional<String> matching(byte[] given, List<Secret> secrets, Function<Secret, byte[]> expected) {
        byte[] digest = sha256(given);
        Optional<String> found = Optional.empty();
        for (Secret secret : secrets) {
            boolean same = MessageDigest.isEqual(digest, sha256(expected.apply(secret)));
            found = same && found.isEmpty() ? Optional.of(secret.keyId()) : found;
        }
        return found;
    }

    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static byte[] hmacSha256(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
