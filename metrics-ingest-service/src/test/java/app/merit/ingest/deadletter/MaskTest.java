package app.merit.ingest.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.InboxMessage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {
    @ParameterizedTest
    @CsvSource({
        "id, 79991234567",
        "deal_id, 15319601",
        "responsibleUserId, 3001",
        "status, won",
        "updated_at, 2026-11-23T10:00:00Z",
        "timestamp, 1794735000",
        "price, 1250000000.50",
        "anything, 42",
        "flag, true"
    })
    void whatSaysWhyAMessageFailsIsShown(String key, String value) {
        assertThat(Mask.value(key, value)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "value, 79991234567",
        "phone_id, 555",
        "phone, 555",
        "birth_date, 1990-01-01",
        "lastName, Petrova",
        "name, won",
        "anything, hello",
        "status, 'free text here'",
        "user, anna@example.com",
        "anything, 2026-11-23"
    })
    void whatCouldBeAPersonsIsNot(String key, String value) {
        assertThat(Mask.value(key, value)).isEqualTo("*** (" + value.length() + ")");
    }

    @Test
    void aFormKeepsItsKeysAndShape() {
        String form = "leads[add][0][id]=7&leads[add][0][name]=Anna+Petrova"
                + "&leads[add][0][custom_fields][0][values][0][value]=%2B79991234567&leads[add][0]=x";
        assertThat(masked("application/x-www-form-urlencoded", form))
                .isEqualTo("{\"leads\":{\"add\":{\"0\":{\"\":\"*** (1)\",\"id\":\"7\",\"name\":\"*** (12)\","
                        + "\"custom_fields\":{\"0\":{\"values\":{\"0\":{\"value\":\"*** (12)\"}}}}}}}}");
    }

    @Test
    void jsonKeepsItsKeysAndShape() {
        String json = "{\"data\":{\"id\":5,\"emails\":[\"a@b.example\"],\"a@b.example\":null,\"open\":true,"
                + "\"phone\":79991234567}}";
        assertThat(masked("application/json", json))
                .isEqualTo("{\"data\":{\"id\":5,\"emails\":[\"*** (11)\"],\"*** (11)\":null,\"open\":true,"
                        + "\"phone\":\"*** (11)\"}}");
    }

    @Test
    void xmlKeepsItsElements() {
        String xml = "<?xml version=\"1.0\"?><n:Lead a='Anna'><Id>00Q1</Id><LastName>Petrova</LastName>"
                + "<!-- Anna --><![CDATA[Anna]]></n:Lead>";
        assertThat(masked("text/xml", xml))
                .contains("<n:Lead a='***'>", "<Id>00Q1</Id>", "<LastName>\"*** (7)\"".replace("\"", ""))
                .doesNotContain("Anna", "Petrova");
    }

    @Test
    void whatIsBrokenShowsItsPunctuationAlone() {
        assertThat(masked("application/json", "{\"name\": \"Анна Smith\", \"n\": 12"))
                .isEqualTo("\"{\\\"xxxx\\\": \\\"xxxx xxxxx\\\", \\\"x\\\": 99\"");
    }

    @Test
    void whatIsNoTextShowsItsLength() {
        InboxMessage message = message("application/json", "AQID", "base64");
        assertThat(MaskedContent.of(Content.of(message)).asText()).isEqualTo("*** (3 bytes)");
    }

    private static String masked(String type, String body) {
        return MaskedContent.of(Content.of(message(type, body, "utf-8"))).toString();
    }

    static InboxMessage message(String type, String body, String encoding) {
        return new InboxMessage(
                "crm",
                "standard",
                Instant.parse("2026-11-23T10:00:00Z"),
                "POST",
                "/webhooks/crm",
                "",
                Map.of("content-type", type),
                body,
                encoding,
                "0".repeat(64),
                body.length(),
                new InboxMessage.ProofNote("proven", "url-secret", "k1", false),
                Optional.empty(),
                Optional.empty());
    }
}
