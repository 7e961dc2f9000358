package app.merit.ingest.crm.standard;

import static app.merit.ingest.crm.Decoding.request;
import static app.merit.ingest.crm.Decoding.source;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519Test {
    private static final long AT = 1_794_735_000;
    private static final KeyPair KEYS = keys();
    private static final Proof PROVEN = new Proof.Proven("standard-webhooks", "k1", true);
    private static final Proof MISMATCH = new Proof.Refused(Proof.Reason.MISMATCH);

    @Test
    void aSignatureOfThePrivateKeyProves() {
        assertThat(prove("v1a," + signature("m-1", "{}"), "{}", publicKey(KEYS)))
                .isEqualTo(PROVEN);
        assertThat(prove("v1,AAAA v1a,AAAA v1a," + signature("m-1", "{}"), "{}", publicKey(KEYS)))
                .isEqualTo(PROVEN);
    }

    @Test
    void anotherBodyIdOrKeyDoesNot() {
        assertThat(prove("v1a," + signature("m-1", "{}"), "{ }", publicKey(KEYS)))
                .isEqualTo(MISMATCH);
        assertThat(prove("v1a," + signature("m-2", "{}"), "{}", publicKey(KEYS)))
                .isEqualTo(MISMATCH);
        assertThat(prove("v1a," + signature("m-1", "{}"), "{}", publicKey(keys())))
                .isEqualTo(MISMATCH);
    }

    @Test
    void theVersionSaysWhichKeyCounts() {
        assertThat(prove("v1," + signature("m-1", "{}"), "{}", publicKey(KEYS))).isEqualTo(MISMATCH);
        assertThat(prove(
                        "v1a," + signature("m-1", "{}"),
                        "{}",
                        "whsec_" + publicKey(KEYS).substring(5)))
                .isEqualTo(MISMATCH);
    }

    @Test
    void oneOfTwoPublicKeysProves() {
        assertThat(prove("v1a," + signature("m-1", "{}"), "{}", publicKey(keys()), publicKey(KEYS)))
                .isEqualTo(new Proof.Proven("standard-webhooks", "k2", true));
    }

    /** The first test of RFC 8032, section 7.1: an empty message. */
    @Test
    void thePublishedKeyIsRead() throws GeneralSecurityException {
        HexFormat hex = HexFormat.of();
        byte[] key = hex.parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        byte[] signature =
                hex.parseHex("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
                        + "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        var verifier = java.security.Signature.getInstance("Ed25519");
        verifier.initVerify(
                Keyring.ed25519(new Secret("k1", "whpk_" + base64(key))).orElseThrow());

        assertThat(verifier.verify(signature)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1a,", "v1a,AA", "v1a,====", "v1a,!!"})
    void whatIsNoSignatureDoesNotProve(String header) {
        assertThat(prove(header, "{}", publicKey(KEYS))).isInstanceOf(Proof.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "whpk_AAAA,false",
        "whpk_,false",
        "whpk_!,false",
        "whsk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,false",
        "whsec_AAAA,false",
        "whsec_fake!,false",
        "whsec_MDAwMDAwMDAwMDAwMDAwMA==,true",
        "fake-token-0000,false",
        "fake-token-00001,true"
    })
    void onlyAKeyOrALongTokenIsUsable(String secret, boolean usable) {
        assertThat(Keyring.isUsable(new Secret("k1", secret))).isEqualTo(usable);
    }

    @Test
    void aSecretOfNoFormProvesNothingAndBreaksNothing() {
        for (String secret : List.of("whsec_fake!", "whpk_fake!", "whpk_AAAA", "")) {
            assertThat(prove("v1,AAAA v1a,AAAA", "{}", secret)).isEqualTo(MISMATCH);
        }
    }

    private static Proof prove(String signatures, String body, String... secrets) {
        Map<String, String> headers =
                Map.of("webhook-id", "m-1", "webhook-timestamp", "" + AT, "webhook-signature", signatures);
        return new StandardAdapter()
                .prove(request(headers, List.of(), body), source("standard", secrets), Instant.ofEpochSecond(AT));
    }

    private static String signature(String id, String body) {
        try {
            var signer = java.security.Signature.getInstance("Ed25519");
            signer.initSign(KEYS.getPrivate());
            signer.update((id + "." + AT + "." + body).getBytes(StandardCharsets.UTF_8));
            return base64(signer.sign());
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String publicKey(KeyPair keys) {
        byte[] encoded = keys.getPublic().getEncoded();
        return "whpk_" + base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
