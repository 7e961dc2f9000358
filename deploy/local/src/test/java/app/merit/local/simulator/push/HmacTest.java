package app.merit.local.simulator.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HmacTest {
    @Test
    void partsAreSignedOneAfterTheOtherAsCloseDoes() {
        byte[] key = HexFormat.of().parseHex("058bfb6a3d8cfdc4da7c3be5901b16ae11da982b46a25fb2cd7016e97a140a1c");

        assertThat(HexFormat.of()
                        .formatHex(Hmac.sha256(
                                key, "1544271440".getBytes(UTF_8), "{\"event\":{\"id\":\"ev_1\"}}".getBytes(UTF_8))))
                .isEqualTo("aea19239fa4bd879a385685780747a52b3fb688938840a1472d9abe71e410db6");
    }

    @Test
    void anAddressIsSignedAlongAsHubSpotDoes() {
        byte[] mac = Hmac.sha256(
                "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy".getBytes(UTF_8),
                "POSThttps://www.example.com/webhook_uri".getBytes(UTF_8),
                "{'example_field':'example_value'}".getBytes(UTF_8),
                "1693657560000".getBytes(UTF_8));

        assertThat(Base64.getEncoder().encodeToString(mac)).isEqualTo("K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=");
    }
}
