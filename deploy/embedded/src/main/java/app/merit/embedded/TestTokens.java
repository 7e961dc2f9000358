package app.merit.embedded;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Real signed access tokens in the shape that Keycloak gives them, for tests of the services. */
public final class TestTokens {
    public static final String ISSUER = "https://issuer.test/realms/merit";

    private static final String PRIVATE = "merit.test.tokens.private";
    private static final String PUBLIC = "merit.test.tokens.public";
    private static final Object LOCK = TestTokens.class.getName().intern();

    private TestTokens() {}

    /**
     * A token that is valid for five minutes.
     *
     * @param audience one of {@code merit-definition, merit-ingest, merit-metrics, merit-motivation}
     * @param employee the claim {@code employee}; null for none
     * @param roles realm roles
     */
    public static String token(String audience, String employee, String... roles) {
        return builder(audience, employee, Instant.now().plus(Duration.ofMinutes(5)), roles);
    }

    /** The same with a stated end, also in the past. */
    public static String tokenUntil(Instant end, String audience, String employee, String... roles) {
        return builder(audience, employee, end, roles);
    }

    /** The public key that verifies the tokens: base64 of its X.509 form. */
    public static String publicKey() {
        synchronized (LOCK) {
            ensureKeys();
            return System.getProperty(PUBLIC);
        }
    }

    private static String builder(String audience, String employee, Instant end, String... roles) {
        String name = employee == null ? "test." + String.join("-", roles) : employee;
        JwtClaimsBuilder claims = Jwt.issuer(ISSUER)
                .subject(name)
                .audience(audience)
                .claim("typ", "Bearer")
                .claim("preferred_username", name)
                .claim("realm_access", Map.of("roles", List.of(roles)))
                .issuedAt(Instant.now().minusSeconds(600))
                .expiresAt(end);
        if (employee != null) {
            claims.claim("employee", employee);
        }
        return claims.sign(privateKey());
    }

    private static PrivateKey privateKey() {
        synchronized (LOCK) {
            ensureKeys();
            try {
                byte[] encoded = Base64.getDecoder().decode(System.getProperty(PRIVATE));
                return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (NoSuchAlgorithmException | InvalidKeySpecException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private static void ensureKeys() {
        if (System.getProperty(PUBLIC) != null) {
            return;
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            Base64.Encoder text = Base64.getEncoder();
            System.setProperty(PRIVATE, text.encodeToString(pair.getPrivate().getEncoded()));
            System.setProperty(PUBLIC, text.encodeToString(pair.getPublic().getEncoded()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
