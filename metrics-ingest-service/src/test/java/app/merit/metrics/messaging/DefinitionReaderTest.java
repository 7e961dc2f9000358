package app.merit.metrics.messaging;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merit.metrics.store.DefinitionRows;
import app.merit.metrics.support.DemoDefinitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionReaderTest {
    private static void check(String kind, String document) {
        DefinitionReader.check(new DefinitionRows.Row(kind, "code", 1, document));
    }

    /** The empty code stands for nobody: a person of that code would be paid for the deals of all strangers. */
    @ParameterizedTest
    @ValueSource(strings = {"", "Anna", "a:b", "-a", "a b"})
    void aCodeThatIsNoneIsRefused(String code) {
        assertThatThrownBy(() -> check("employee", DemoDefinitions.employee(code, "north", false, "1", 1)))
                .isInstanceOf(MalformedRecord.class);
        assertThatThrownBy(() -> check("employee", DemoDefinitions.employee("anna", code, false, "1", 1)))
                .isInstanceOf(MalformedRecord.class);
        assertThatThrownBy(() -> check("department", DemoDefinitions.department(code, null, 1)))
                .isInstanceOf(MalformedRecord.class);
        assertThatThrownBy(() -> check("kpi", DemoDefinitions.kpi(code, "count", 0, "won", "{\"kind\":\"count\"}", 1)))
                .isInstanceOf(MalformedRecord.class);
    }

    @Test
    void aCodeIsTaken() {
        assertThatCode(() -> check("employee", DemoDefinitions.employee("anna.p-1_x", "north", false, "1", 1)))
                .doesNotThrowAnyException();
    }
}
