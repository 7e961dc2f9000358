package app.merit.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ContractTest {
    private static final List<String> OURS = List.of(
            "crm-inbox",
            "crm-change",
            "crm-dead-letter",
            "crm-source",
            "ops-signature-failures",
            "ops-event",
            "ops-readiness");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> everyExampleKeepsItsContract() throws IOException {
        try (Stream<Path> files = Files.walk(Contracts.FOLDER)) {
            return files
                    .filter(file -> file.getParent().endsWith("examples") && OURS.contains(contractOf(file)))
                    .toList()
                    .stream()
                    .map(file -> DynamicTest.dynamicTest(
                            file.toString(),
                            () -> Contracts.assertKept(contractOf(file), JSON.readTree(file.toFile()))));
        }
    }

    @Test
    void everyContractIsListedInTheAsyncApiDocument() throws IOException {
        String document = Files.readString(Contracts.FOLDER.resolve("asyncapi.yaml"));
        assertThat(OURS).allSatisfy(contract -> assertThat(document).contains(contract + "/v1/schema.json"));
    }

    @Test
    void aContractRefusesWhatItDoesNotKnow() throws IOException {
        var change = JSON.readTree(
                Contracts.FOLDER.resolve("crm-change/v1/examples/deal-won.json").toFile());
        ((com.fasterxml.jackson.databind.node.ObjectNode) change.path("fields")).put("name", "a person");
        assertThat(Contracts.schema("crm-change").validate(change)).isNotEmpty();
    }

    private static String contractOf(Path example) {
        return example.getName(example.getNameCount() - 4).toString();
    }
}
