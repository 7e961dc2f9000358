package app.merit.ingest.store;

import app.merit.ingest.messaging.IngestConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts what the database keeps of logins and secrets: AES-256-GCM, with the name of the row bound into it, so that no
 * row can be passed off as another's. What is kept begins with a format byte and the id of its key; while a key is being
 * rotated, what the previous key encrypted can still be read.
 */
@Singleton
public class Vault {
    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD_BYTES = 1 + VaultKey.ID_BYTES;
    private static final String WRONG_KEY =
            " was encrypted with another key: set merit.ingest.previous-key to that one, or enter the secret again";

    private final SecureRandom random = new SecureRandom();
    private final Optional<VaultKey> current;
    private final List<VaultKey> readable;

    /** @throws VaultException if a key is set that is not base64 of 32 bytes */
    @Inject
    public Vault(IngestConfig config) {
        this(config.key(), config.previousKey());
    }

    Vault(Optional<String> key, Optional<String> previousKey) {
        current = key.filter(text -> !text.isBlank()).map(text -> VaultKey.of("merit.ingest.key", text));
        Optional<VaultKey> previous =
                previousKey.filter(text -> !text.isBlank()).map(text -> VaultKey.of("merit.ingest.previous-key", text));
        readable = Stream.of(current, previous).flatMap(Optional::stream).toList();
    }

    /** True if there is a key to encrypt with. */
    public boolean hasKey() {
        return current.isPresent();
    }

    /**
     * @param row name of the row, for example {@code login:bitrix-main}; the same when it is read
     * @throws VaultException if there is no key
     */
    public byte[] encrypt(String row, String secret) {
        VaultKey key = current.orElseThrow(() -> new VaultException(
                "merit.ingest.key is not set: nothing secret can be kept, set it to base64 of 32 random bytes"));
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] head = ByteBuffer.allocate(HEAD_BYTES).put(FORMAT).put(key.id()).array();
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, head, row);
            byte[] sealed = cipher.doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(HEAD_BYTES + NONCE_BYTES + sealed.length)
                    .put(head)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has AES-GCM", impossible);
        }
    }

    /**
     * @throws VaultException if there is no key, it is not the one it was encrypted with, or what is kept was altered or
     *     is another row's; the message holds nothing of it
     */
    public String decrypt(String row, byte[] kept) {
        if (kept.length < HEAD_BYTES + NONCE_BYTES + TAG_BITS / 8 || kept[0] != FORMAT) {
            throw new VaultException(row + " is not in a form that this version can read");
        }
        byte[] head = Arrays.copyOf(kept, HEAD_BYTES);
        VaultKey key = keyOf(head)
                .orElseThrow(() -> new VaultException(
                        row + (readable.isEmpty() ? " cannot be read: merit.ingest.key is not set" : WRONG_KEY)));
        byte[] nonce = Arrays.copyOfRange(kept, HEAD_BYTES, HEAD_BYTES + NONCE_BYTES);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, head, row);
            int from = HEAD_BYTES + NONCE_BYTES;
            return new String(cipher.doFinal(kept, from, kept.length - from), StandardCharsets.UTF_8);
        } catch (AEADBadTagException altered) {
            throw new VaultException(row + " was altered, or belongs to another row");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has AES-GCM", impossible);
        }
    }

    /** True if it was encrypted with the key of now; whoever finds false may encrypt it again. */
    public boolean isCurrent(byte[] kept) {
        return kept.length >= HEAD_BYTES
                && current.filter(key -> key.hasId(Arrays.copyOfRange(kept, 1, HEAD_BYTES)))
                        .isPresent();
    }

    private Optional<VaultKey> keyOf(byte[] head) {
        byte[] id = Arrays.copyOfRange(head, 1, HEAD_BYTES);
        return readable.stream().filter(key -> key.hasId(id)).findFirst();
    }

    private static Cipher cipher(int mode, VaultKey key, byte[] nonce, byte[] head, String row)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(head);
        cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
