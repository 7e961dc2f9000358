package app.merit.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleSettingsTest {
    private static final String ACTIVE = "quarkus.datasource.merit-metrics.active";

    @ParameterizedTest(name = "roles {0}: {1}")
    @CsvSource({"ingest, false", "INGEST, false", "metrics,", "'ingest,metrics',", "'metrics, ingest',", ","})
    void aProcessWithoutTheMetricsRoleHasNoMetricsDatabase(String roles, String active) {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredSources()
                .withDefaultValues(roles == null ? Map.of() : Map.of("merit.roles", roles))
                .build();
        assertThat(config.getOptionalValue(ACTIVE, String.class)).isEqualTo(Optional.ofNullable(active));
    }
}
