package app.merit.local.simulator.dialect.bitrix24;

import static app.merit.local.simulator.rest.ApiFixture.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.local.simulator.push.WebhookRequest;
import app.merit.local.simulator.record.EventFixture;
import app.merit.local.simulator.rest.ApiFixture;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Bitrix24PushesTest {
    private final Bitrix24Pushes pushes = new Bitrix24Pushes(ApiFixture.subscription("fake-secret-0001"));

    @Test
    void anEventTellsTheIdAndTheTimeOfSendingAndTheToken() {
        WebhookRequest request = pushes.write(EventFixture.won(SOURCE, "31"), ApiFixture.NOW);

        assertThat(request.path()).isEqualTo("/webhooks/crm-main");
        assertThat(text(request))
                .contains("event=ONCRMDEALUPDATE&")
                .contains("data[FIELDS][ID]=261100042&")
                .contains("ts=" + ApiFixture.NOW.getEpochSecond() + "&")
                .endsWith("auth[application_token]=fake-secret-0001")
                .doesNotContain("1250");
    }

    @Test
    void eachKindOfEventHasItsName() {
        assertThat(text(pushes.write(EventFixture.created(SOURCE, "31"), ApiFixture.NOW)))
                .contains("=ONCRMDEALADD&");
        assertThat(text(pushes.write(EventFixture.deleted(SOURCE, "31"), ApiFixture.NOW)))
                .contains("=ONCRMDEALDELETE&");
        assertThat(text(pushes.write(EventFixture.call(SOURCE, "31", 60), ApiFixture.NOW)))
                .contains("=ONCRMACTIVITYADD&")
                .contains("[ID]=7&");
    }

    private static String text(WebhookRequest request) {
        return URLDecoder.decode(new String(request.body(), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
