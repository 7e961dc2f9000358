package app.merit.motivation.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the contracts fit the schemas beside them. */
class ContractFilesTest {
    static Stream<Path> schemes() {
        return Contracts.ownExamples("motivation-schemes/v1/examples").stream();
    }

    static Stream<Path> accruals() {
        return Contracts.ownExamples("motivation-accruals/v1/examples").stream();
    }

    static Stream<Path> requests() {
        return Contracts.ownExamples("rest/examples").stream();
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void schemeExamplesFit(Path example) {
        fits("motivation-schemes/v1/schema.json", example);
    }

    @ParameterizedTest
    @MethodSource("accruals")
    void accrualExamplesFit(Path example) {
        fits("motivation-accruals/v1/schema.json", example);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void requestExamplesFit(Path example) {
        fits("rest/scheme.schema.json", example);
    }

    private static void fits(String schema, Path example) {
        assertThat(Contracts.faults(Contracts.own(schema), Contracts.text(example)))
                .isEmpty();
    }
}
