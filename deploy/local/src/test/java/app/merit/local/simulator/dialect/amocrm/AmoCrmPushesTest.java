package app.merit.local.simulator.dialect.amocrm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.local.simulator.push.Subscription;
import app.merit.local.simulator.push.WebhookRequest;
import app.merit.local.simulator.record.CrmEvent;
import app.merit.local.simulator.record.CrmSource;
import app.merit.local.simulator.record.EventFixture;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AmoCrmPushesTest {
    private final AmoCrmPushes format =
            new AmoCrmPushes(new Subscription(CrmSource.AMOCRM, "fake-url-secret", "https://merit.example.com"));

    @Test
    void aNewDealIsAnAddedLeadAtTheSecretAddress() {
        WebhookRequest request = format.write(EventFixture.created(CrmSource.AMOCRM, "3001"), EventFixture.CREATED);

        assertThat(request.path()).isEqualTo("/webhooks/amocrm-main/fake-url-secret");
        assertThat(request.headers()).containsEntry("Content-Type", "application/x-www-form-urlencoded");
        assertThat(fields(request))
                .containsEntry("leads[add][0][id]", "261100042")
                .containsEntry("leads[add][0][price]", "1250")
                .containsEntry("leads[add][0][responsible_user_id]", "3001")
                .containsEntry("leads[add][0][status_id]", "7101")
                .containsEntry("leads[add][0][created_at]", "1793610000")
                .containsEntry("leads[add][0][updated_at]", "1793610000")
                .containsEntry("account[subdomain]", "merit-demo");
        assertThat(new String(request.body(), UTF_8))
                .doesNotContain("fake-url-secret")
                .contains("%5Badd%5D");
    }

    @Test
    void aWonDealIsAChangeOfStatusToStage142ThatNamesTheOldStage() {
        WebhookRequest request = format.write(EventFixture.won(CrmSource.AMOCRM, "3001"), EventFixture.WON);

        assertThat(fields(request))
                .containsEntry("leads[status][0][status_id]", "142")
                .containsEntry("leads[status][0][old_status_id]", "7101")
                .containsEntry("leads[status][0][updated_at]", Long.toString(EventFixture.WON.getEpochSecond()));
    }

    @Test
    void aCallIsANoteOnTheDealWithItsLength() {
        CrmEvent call = EventFixture.call(CrmSource.AMOCRM, "3001", 95);

        assertThat(fields(format.write(call, EventFixture.WON)))
                .containsEntry("leads[note][0][note][note_type]", "11")
                .containsEntry("leads[note][0][note][element_id]", "261100042")
                .containsEntry("leads[note][0][note][responsible_user_id]", "3001")
                .containsEntry("leads[note][0][note][text]", "{\"DURATION\":95,\"SRC\":\"merit-demo\"}");
    }

    private static Map<String, String> fields(WebhookRequest request) {
        return Arrays.stream(new String(request.body(), UTF_8).split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> URLDecoder.decode(pair[0], UTF_8), pair -> URLDecoder.decode(pair[1], UTF_8)));
    }
}
