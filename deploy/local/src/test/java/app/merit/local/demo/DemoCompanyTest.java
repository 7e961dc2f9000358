package app.merit.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.local.simulator.Rep;
import app.merit.local.simulator.record.CrmSource;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoCompanyTest {
    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final Path CHECKOUT = Path.of("../..");
    private static final Map<String, String> SCHEMA_OF = Map.of(
            "company", "company",
            "departments", "department",
            "positions", "position",
            "employees", "employee",
            "goals", "goal",
            "kpis", "kpi",
            "targets", "target");

    @Test
    void everyDefinitionFitsTheSchemaOfTheServiceThatTakesIt() {
        assertThat(DemoCompany.definitions(MONTH)).hasSizeGreaterThan(40).allSatisfy(document -> {
            String kind = document.path().split("/")[3];
            Path schema = CHECKOUT.resolve(
                    "kpi-definition-service/src/main/contracts/rest/" + SCHEMA_OF.get(kind) + ".schema.json");
            assertFits(schema, document);
        });
    }

    @Test
    void everySchemeFitsTheSchemaOfTheServiceThatTakesIt() {
        Path schema = CHECKOUT.resolve("motivation-service/src/main/contracts/rest/scheme.schema.json");

        assertThat(DemoCompany.schemes()).hasSize(2).allSatisfy(document -> assertFits(schema, document));
    }

    @Test
    void targetsAreForTheMonthOfTheLoad() {
        assertThat(DemoCompany.definitions(MONTH))
                .extracting(DemoCompany.Document::path)
                .contains("/api/definitions/targets/revenue/employee:anna.petrova/2026-11");
    }

    @Test
    void fiveRepsAreKnownToAllFourCrms() {
        List<Rep> reps = DemoCompany.reps();

        assertThat(reps)
                .extracting(Rep::code)
                .containsExactlyInAnyOrder(
                        "anna.petrova", "boris.ivanov", "clara.weber", "dmitri.volkov", "elena.kuznetsova");
        assertThat(reps).allSatisfy(rep -> assertThat(rep.users()).containsOnlyKeys(CrmSource.DEMO));
    }

    private static void assertFits(Path schemaFile, DemoCompany.Document document) {
        try {
            JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(schemaFile));
            assertThat(schema.validate(document.body().toString(), InputFormat.JSON))
                    .as(document.path())
                    .isEmpty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
