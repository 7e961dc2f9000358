package app.merit.local.simulator.dialect.amocrm;

import static app.merit.local.simulator.rest.ApiFixture.BEARER;
import static app.merit.local.simulator.rest.ApiFixture.SOURCE;
import static app.merit.local.simulator.rest.ApiFixture.body;
import static app.merit.local.simulator.rest.ApiFixture.fill;
import static app.merit.local.simulator.rest.ApiFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.local.simulator.Dialect;
import app.merit.local.simulator.SimulatedCrm;
import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.record.EventFixture;
import app.merit.local.simulator.rest.ApiFixture;
import app.merit.local.simulator.rest.RestAnswer;
import app.merit.local.simulator.rest.RestBehaviour;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AmoCrmRestTest {
    private final SimulatedCrm crm = ApiFixture.crm(Dialect.AMOCRM);

    @Test
    void aLeadHasWhatTheWebhookLeavesOut() {
        crm.records().save(EventFixture.won(SOURCE, "31").now());

        JsonNode lead = body(get(crm, "/api/v4/leads/261100042?with=contacts", BEARER));

        assertThat(lead.get("status_id").asInt()).isEqualTo(142);
        assertThat(lead.get("price").asLong()).isEqualTo(1250);
        assertThat(lead.get("closed_at").asLong()).isEqualTo(EventFixture.WON.getEpochSecond());
        assertThat(lead.get("updated_at").asLong()).isEqualTo(EventFixture.WON.getEpochSecond());
        assertThat(body(get(crm, "/api/v4/account", BEARER)).get("currency").asText())
                .isEqualTo("EUR");
    }

    @Test
    void whatIsNotThereIsAnEmptyAnswer() {
        assertThat(get(crm, "/api/v4/leads/5", BEARER)).isEqualTo(RestAnswer.empty(204));
        assertThat(get(crm, "/api/v4/leads", BEARER)).isEqualTo(RestAnswer.empty(204));
    }

    @Test
    void aCallIsANoteAndAMeetingATask() {
        crm.records().save(Activity.call(SOURCE, 7, "31", 1, 95, EventFixture.WON));
        crm.records().save(Activity.meeting(SOURCE, 8, "31", 1, EventFixture.WON));

        JsonNode note = body(get(crm, "/api/v4/leads/notes/7", BEARER));
        JsonNode task = body(get(crm, "/api/v4/tasks/8", BEARER));

        assertThat(note.at("/params/duration").asInt()).isEqualTo(95);
        assertThat(note.get("note_type").asText()).isEqualTo("call_out");
        assertThat(task.get("is_completed").asBoolean()).isTrue();
        assertThat(task.get("task_type_id").asInt()).isEqualTo(2);
        assertThat(get(crm, "/api/v4/tasks/7", BEARER).status()).isEqualTo(204);
    }

    @Test
    void theListOfWhatChangedComesInPages() {
        fill(crm, 5);
        long since = EventFixture.CREATED.getEpochSecond() + 120;

        JsonNode first = body(get(crm, "/api/v4/leads?limit=3&filter[updated_at][from]=" + since, BEARER));
        JsonNode second = body(get(crm, "/api/v4/leads?limit=3&page=2&filter[updated_at][from]=" + since, BEARER));

        assertThat(first.at("/_embedded/leads").findValuesAsText("id")).containsExactly("2", "3", "4");
        assertThat(first.at("/_links/next/href").asText()).contains("page=2");
        assertThat(second.at("/_embedded/leads").findValuesAsText("id")).containsExactly("5");
        assertThat(second.at("/_links").has("next")).isFalse();
    }

    @Test
    void limitsAndLoginsAreToldInItsForm() {
        assertThat(body(get(crm, "/api/v4/account", Map.of())).get("title").asText())
                .isEqualTo("Unauthorized");
        crm.rest().behave(RestBehaviour.GOOD.limitedTo(0, Duration.ofSeconds(1)));

        assertThat(get(crm, "/api/v4/account", BEARER).status()).isEqualTo(429);
        assertThat(body(ApiFixture.post(
                                crm,
                                "/oauth2/access_token",
                                Map.of(),
                                "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"fake-refresh-token\"}"))
                        .get("access_token")
                        .asText())
                .isEqualTo("fake-access-token-1");
    }

    @Test
    void usersAreListed() {
        JsonNode users =
                body(get(crm, "/api/v4/users?limit=250&page=1", BEARER)).at("/_embedded/users");

        assertThat(users.findValuesAsText("name")).containsExactly("Anna Petrova", "Boris Ivanov");
    }
}
