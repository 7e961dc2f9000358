package app.merit.ingest.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class MappingsTest {
    private static final Path CONTRACTS = Path.of("../kpi-definition-service/src/main/contracts");

    private final Mappings mappings = new Mappings();
    private final CompanyZone zone = new CompanyZone();
    private final DefinitionLoop loop = new DefinitionLoop(null, zone, mappings);

    @Test
    void identitiesHoldOnTheirDaysOnly() throws Exception {
        learnExamples();
        assertThat(mappings.on("amocrm-main", LocalDate.parse("2026-05-31"))).containsEntry("3002", "boris.ivanov");
        assertThat(mappings.on("amocrm-main", LocalDate.parse("2026-06-01")))
                .doesNotContainKey("3002")
                .containsEntry("3902", "boris.ivanov")
                .containsEntry("3001", "anna.petrova");
        assertThat(mappings.on("pipedrive-main", LocalDate.parse("2026-06-01"))).containsOnlyKeys("9001");
    }

    @Test
    void anOlderDocumentDoesNotReplaceANewerOneAndErasureForgets() {
        LocalDate day = LocalDate.parse("2026-06-01");
        mappings.learn("anna", 2, List.of(identity("1")));
        mappings.learn("anna", 1, List.of(identity("2")));
        assertThat(mappings.on("crm", day)).containsOnlyKeys("1");
        learn("definition.organisation", "employee:anna", null);
        assertThat(mappings.on("crm", day)).isEmpty();
    }

    @Test
    void theZoneIsTheCompanysOrUtcUntilThen() throws Exception {
        Instant beforeMidnight = Instant.parse("2026-11-24T23:30:00Z");
        assertThat(zone.dayOf(beforeMidnight)).isEqualTo("2026-11-24");
        learnExamples();
        assertThat(zone.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(zone.dayOf(beforeMidnight)).isEqualTo("2026-11-25");
        learn("definition.company", "company", "{\"zone\":\"Mars/Base\"}");
        assertThat(zone.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void aCellThatASpreadsheetWouldRunIsMadeSafe() {
        UserView user = new UserView(
                "crm",
                "-5",
                Optional.of("=HYPERLINK(\"x\")"),
                Optional.empty(),
                true,
                true,
                1,
                0,
                Optional.empty(),
                Optional.empty());
        assertThat(UsersCsv.write(List.of(user)))
                .isEqualTo("source,crmUser,employee,from,name\r\ncrm,'-5,,,\"'=HYPERLINK(\"\"x\"\")\"\r\n");
    }

    private static Mappings.Identity identity(String user) {
        return new Mappings.Identity("crm", user, LocalDate.parse("2026-01-01"), Optional.empty());
    }

    private void learnExamples() throws Exception {
        for (String contract : List.of("definition-organisation", "definition-company")) {
            try (var files = Files.list(CONTRACTS.resolve(contract).resolve("v1/examples"))) {
                for (Path file : files.toList()) {
                    String document = Files.readString(file);
                    String code = document.replaceAll("(?s).*\"code\": \"([^\"]*)\".*", "$1");
                    boolean company = contract.equals("definition-company");
                    String kind = document.contains("\"employee\"") ? "employee:" : "other:";
                    learn(company ? "definition.company" : "definition.organisation", kind + code, document);
                }
            }
        }
    }

    private void learn(String topic, String key, String document) {
        loop.learn(new ConsumerRecord<>(
                topic, 0, 0, key, document == null ? null : document.getBytes(StandardCharsets.UTF_8)));
    }
}
