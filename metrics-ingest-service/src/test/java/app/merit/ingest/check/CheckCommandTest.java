package app.merit.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.Signing;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String LEAD = "leads[update][0][id]=801&leads[update][0][status_id]=142"
            + "&leads[update][0][pipeline_id]=77&leads[update][0][price]=125000"
            + "&leads[update][0][responsible_user_id]=3001&leads[update][0][updated_at]=1794735000"
            + "&account[id]=555";
    private static final String LEAD_TWICE = LEAD + "&" + LEAD.replace("[update]", "[status]");
    private static final String SIGNING_SECRET = "whsec_ZmFrZS1zaWduaW5nLWtleS0wMDAx";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "/webhooks/amocrm-main/fake-url-secret",
        "/hooks/fake-url-secret",
        "/a/fake-url-secret/b",
        "/hooks/x?key=fake-url-secret"
    })
    void aSecretInTheUrlProvesWhateverThePrefix(String target) {
        JsonNode json = json(0, "--type", "amocrm", "--secret", "fake-url-secret", amo(target, LEAD));

        assertThat(json.at("/proven").booleanValue()).isTrue();
        assertThat(json.at("/reason").isNull()).isTrue();
        assertThat(json.at("/scheme").asText()).isEqualTo("url-secret");
        assertThat(json.at("/keyId").asText()).isEqualTo("k1");
        assertThat(json.at("/answer/status").intValue()).isEqualTo(200);
        assertThat(json.at("/warnings")).isEmpty();
    }

    @Test
    void aChangeHasAllItsFieldsAndNullForWhatIsNotStated() {
        JsonNode change = json(0, "--type", "amocrm", "--secret", "fake-url-secret", amo("/w/fake-url-secret", LEAD))
                .at("/changes/0");

        assertThat(change.at("/entity").asText()).isEqualTo("deal");
        assertThat(change.at("/change").asText()).isEqualTo("updated");
        assertThat(change.at("/id").asText()).isEqualTo("801");
        assertThat(change.has("meritId")).isFalse();
        assertThat(change.at("/source").asText()).isEqualTo("amocrm");
        assertThat(change.at("/owner").asText()).isEqualTo("3001");
        assertThat(change.at("/status").asText()).isEqualTo("won");
        assertThat(change.at("/stage").asText()).isEqualTo("142");
        assertThat(change.at("/pipeline").asText()).isEqualTo("77");
        assertThat(change.at("/amount").asText()).isEqualTo("125000");
        assertThat(change.at("/occurredAt").asText()).isEqualTo("2026-11-15T09:30:00Z");
        assertThat(change.at("/needsHydration").booleanValue()).isFalse();
        for (String field : List.of("currency", "activityType", "done", "durationSeconds", "dealId")) {
            assertThat(change.has(field)).as(field).isTrue();
            assertThat(change.get(field).isNull()).as(field).isTrue();
        }
    }

    @Test
    void twoHooksOfOneChangeAreOneChange() {
        assertThat(json(0, "--type", "amocrm", amo("/w", LEAD_TWICE)).at("/changes"))
                .hasSize(1);
    }

    @Test
    void aNoteHasTheIdOfItsCrmAndTheIdOfMerit() {
        String note = "leads[note][0][note][id]=9&leads[note][0][note][note_type]=4&account[id]=555";
        JsonNode change = json(0, "--type", "amocrm", amo("/w", note)).at("/changes/0");

        assertThat(change.at("/id").asText()).isEqualTo("9");
        assertThat(change.at("/meritId").asText()).isEqualTo("note-9");
    }

    @Test
    void whatTheCrmEmptiedIsNamed() {
        JsonNode change = json(0, "--type", "amocrm", amo("/w", LEAD.replace("125000", "0")))
                .at("/changes/0");

        assertThat(change.at("/amount").isNull()).isTrue();
        assertThat(change.at("/cleared")).extracting(JsonNode::asText).containsExactly("amount");
    }

    @Test
    void aRefusedRequestGivesNoChangeAndExitCodeOne() {
        JsonNode json = json(1, "--type", "amocrm", "--secret", "fake-url-secret", amo("/w/x/fake-wrong", LEAD));

        assertThat(json.at("/proven").isBoolean()).isTrue();
        assertThat(json.at("/proven").booleanValue()).isFalse();
        assertThat(json.at("/reason").asText()).isEqualTo("mismatch");
        assertThat(json.at("/answer/status").intValue()).isEqualTo(401);
        assertThat(json.at("/answer/contentType").asText()).isEqualTo("application/problem+json");
        assertThat(json.at("/answer/body").asText()).contains("\"status\":401");
        assertThat(json.at("/changes")).isEmpty();
        assertThat(json.at("/ignored")).isEmpty();
    }

    @Test
    void withoutASecretNothingIsProvenAndTheRequestIsStillRead() {
        JsonNode json = json(0, "--type", "pipedrive", http("/hooks/x", "Content-Type: application/json", "{}"));

        assertThat(json.at("/proven").isNull()).isTrue();
        assertThat(json.at("/answer/status").intValue()).isEqualTo(200);
        assertThat(json.at("/deadLetters/0/reason").asText()).isEqualTo("unknown-shape");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-23T10:05:00Z,0,", "2026-11-23T10:05:01Z,1,stale"})
    void theTimeOfReceiptIsTheOneAsked(String now, int exit, String reason) {
        String body = "{\"type\":\"invoice.paid\",\"data\":{}}";
        String signature = Signing.standard(SIGNING_SECRET, "m-1", NOW.getEpochSecond(), body);
        String file = http(
                "/w",
                "Content-Type: application/json\nwebhook-id: m-1\nwebhook-timestamp: " + NOW.getEpochSecond()
                        + "\nwebhook-signature: " + signature,
                body);
        JsonNode json = json(exit, "--type", "standard", "--secret", SIGNING_SECRET, "--now", now, file);

        assertThat(json.at("/reason").textValue()).isEqualTo(reason);
        assertThat(json.at("/ignored/0/type").textValue()).isEqualTo(exit == 0 ? "invoice.paid" : null);
    }

    @Test
    void anyOfSeveralSecretsProvesAndIsNamed() {
        JsonNode json = json(
                0,
                "--type",
                "pipedrive",
                "--secret",
                "user:fake-other",
                "--secret=@user:fake-password",
                http(
                        "/w",
                        "Content-Type: application/json\nAuthorization: Basic QHVzZXI6ZmFrZS1wYXNzd29yZA==",
                        "{\"meta\":{\"entity\":\"person\",\"action\":\"create\"}}"));

        assertThat(json.at("/keyId").asText()).isEqualTo("k2");
        assertThat(json.at("/ignored/0/type").asText()).isEqualTo("create.person");
    }

    @Test
    void anotherMediaTypeAnotherMethodAndALongBodyAreAnsweredAsAtTheEdge() {
        assertThat(json(1, "--type", "amocrm", http("/w", "Content-Type: application/json", "{}"))
                        .at("/answer/status")
                        .intValue())
                .isEqualTo(415);
        assertThat(json(1, "--type", "amocrm", http("/w", "Content-Encoding: gzip", "x"))
                        .at("/answer/status")
                        .intValue())
                .isEqualTo(415);
        assertThat(json(1, "--type", "amocrm", file("get.http", "GET /w HTTP/1.1\n\n"))
                        .at("/answer/status")
                        .intValue())
                .isEqualTo(405);
        assertThat(json(1, "--type", "amocrm", http("/w", "Host: h", "a".repeat(1_048_577)))
                        .at("/answer/status")
                        .intValue())
                .isEqualTo(413);
        assertThat(json(0, "--type", "amocrm", http("/w", "Host: h", "a".repeat(1_048_576)))
                        .at("/answer/status")
                        .intValue())
                .isEqualTo(200);
    }

    @Test
    void theHandshakeOfCloudEventsIsAnswered() {
        String file = file("options.http", "OPTIONS /w HTTP/1.1\nWebHook-Request-Origin: erp.example.com\n\n");
        JsonNode json = json(0, "--type", "standard", "--secret", SIGNING_SECRET, file);

        assertThat(json.at("/proven").isNull()).isTrue();
        assertThat(json.at("/answer/headers/WebHook-Allowed-Origin").asText()).isEqualTo("erp.example.com");
    }

    @Test
    void aCaptureWhoseLengthDiffersIsPointedOut() {
        JsonNode json = json(0, "--type", "amocrm", http("/w", "Content-Length: 3", "a=1\n"));
        assertThat(json.at("/warnings/0").asText())
                .contains("Content-Length is 3")
                .contains("4 bytes");
    }

    @Test
    void settingsWithWhichTheServiceWouldNotStartArePointedOut() {
        JsonNode json = json(1, "--type", "standard", "--secret", "whsec_fake-not!", http("/w", "Host: h", "{}"));
        assertThat(json.at("/warnings/0").asText())
                .contains("each secret must be whsec_")
                .doesNotContain("fake-not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                # as the service reads it
                quarkus.http.port=8082
                merit.sources.sales.type=amocrm
                merit.sources.sales.secrets.k1=fake-url-secret
                merit.sources.sales.currency=EUR
                merit.sources.sales.account=555,example
                merit.sources.sales.name.ru=Продажи
                """, """
                {"merit": {"sources": {"sales": {"type": "amocrm", "secrets": {"k1": "fake-url-secret"},
                 "currency": "EUR", "account": [555, "example"], "publicUrl": "https://m.example.com/w",
                 "options": {"any": {"nested": [1, "a.b"]}, "dotted.key": "x"}}}}}
                """, """
                sales:
                  type: amocrm
                  secrets: [fake-url-secret]
                  currency: EUR
                  account: "555"
                  max-body-bytes: 2048
                  api:
                    base-url: https://example.amocrm.ru
                    credentials: {token: fake-token}
                """})
    void aWholeEntryIsTakenInEveryForm(String text) {
        String config = file(text.startsWith("#") ? "sources.properties" : "sources.json", text);
        JsonNode json = json(0, "--config", config, amo("/w/fake-url-secret", LEAD));

        assertThat(json.at("/proven").booleanValue()).isTrue();
        assertThat(json.at("/changes/0/source").asText()).isEqualTo("sales");
        assertThat(json.at("/changes/0/currency").asText()).isEqualTo("EUR");
        assertThat(json.at("/warnings")).isEmpty();
        assertThat(json(1, "--config", config, amo("/w/fake-url-secret", LEAD.replace("=555", "=556")))
                        .at("/reason")
                        .asText())
                .isEqualTo("account");
    }

    @Test
    void anEntryAloneIsNamedByItsType() {
        String config = file("entry.yaml", "{\"type\": \"amocrm\", \"secrets\": {\"old\": \"fake-url-secret\"}}");
        JsonNode json = json(0, "--type", "amocrm", "--config", config, amo("/w/fake-url-secret", LEAD));

        assertThat(json.at("/changes/0/source").asText()).isEqualTo("amocrm");
        assertThat(json.at("/keyId").asText()).isEqualTo("old");
        assertThat(json.at("/warnings/0").asText()).contains("currency is needed");
    }

    @Test
    void ofSeveralSourcesOneIsNamed() {
        String config = file("two.properties", """
                merit.sources.a.type=amocrm
                merit.sources.a.currency=EUR
                merit.sources.b.type=amocrm
                merit.sources.b.currency=RUB
                """);

        assertThat(json(0, "--config", config, "--source", "b", amo("/w", LEAD))
                        .at("/changes/0/currency")
                        .asText())
                .isEqualTo("RUB");
        assertThat(wrong("--config", config, amo("/w", LEAD))).contains("a, b").contains("--source");
        assertThat(wrong("--config", config, "--source", "c", amo("/w", LEAD))).contains("a, b");
        assertThat(wrong("--config", config, "--source", "a", "--type", "standard", amo("/w", LEAD)))
                .contains("of type amocrm");
    }

    @Test
    void aFileThatIsNoConfigurationIsRefusedInWords() {
        assertThat(wrongConfig("x.properties", "merit.sources.a.typo=amocrm")).contains("typo");
        assertThat(wrongConfig("x.properties", "merit.sources.a.type=${NO_SUCH_VARIABLE_HERE}"))
                .contains("NO_SUCH_VARIABLE_HERE");
        assertThat(wrongConfig("x.properties", "a=b")).contains("holds no source");
        assertThat(wrongConfig("x.json", "{\"type\": ")).contains("neither .properties nor JSON nor YAML");
        assertThat(wrongConfig("x.json", "[1]")).contains("JSON or YAML object");
        assertThat(wrongConfig("x.json", "{\"a\": 1}")).contains("a is no source");
        assertThat(wrongConfig("x.json", "{\"type\": \"nosuch\"}")).contains("no source type nosuch");
    }

    @Test
    void wrongUseIsToldInWordsWithExitCodeTwo() {
        assertThat(wrong(amo("/w", LEAD))).contains("--type is missing");
        assertThat(wrong("--type", "sap", amo("/w", LEAD)))
                .contains("no source type sap")
                .contains("amocrm");
        assertThat(wrong("--type", "amocrm", "--secret", "", amo("/w", LEAD))).contains("--secret is empty");
        assertThat(wrong("--type", "amocrm", "--public-url", "merit", amo("/w", LEAD)))
                .contains("--public-url");
        assertThat(wrong("--type", "amocrm", folder.resolve("none.http").toString()))
                .contains("There is no file");
        assertThat(wrong("--type", "amocrm", file("bare.http", LEAD))).contains("request line");
        assertThat(wrong("--type", "amocrm", "--now", "yesterday", amo("/w", LEAD)))
                .contains("yesterday");
        assertThat(wrong("--type", "amocrm")).contains("FILE.http");
    }

    private String wrongConfig(String name, String text) {
        return wrong("--config", file(name, text), amo("/w", LEAD));
    }

    private String wrong(String... arguments) {
        assertThat(run(arguments)).as(err.toString()).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        return err.toString();
    }

    private JsonNode json(int exit, String... arguments) {
        assertThat(run(arguments)).as(err.toString() + out).isEqualTo(exit);
        try {
            return new ObjectMapper().readTree(out.toString());
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(out.toString(), notJson);
        }
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of("check"));
        all.addAll(List.of(arguments));
        return WebhookCommand.commandLine(Clock.fixed(NOW, ZoneOffset.UTC))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private String amo(String target, String form) {
        return http(target, "Content-Type: application/x-www-form-urlencoded", form);
    }

    private String http(String target, String headers, String body) {
        return file("request.http", "POST " + target + " HTTP/1.1\n" + headers + "\n\n" + body);
    }

    private String file(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content).toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
