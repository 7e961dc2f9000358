package app.merit.gateway.route.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merit.gateway.route.domain.Route.Access;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTableTest {
    private final RouteTable table = new RouteTable(
            List.of(route("metrics", "/api/metrics"), route("deep", "/api/metrics/deep"), route("hooks", "/webhooks")));

    @Test
    void theLongestPrefixWins() {
        assertThat(table.find("/api/metrics/deep/1")).map(Route::name).contains("deep");
        assertThat(table.find("/api/metrics/values")).map(Route::name).contains("metrics");
        assertThat(table.find("/webhooks")).map(Route::name).contains("hooks");
    }

    @Test
    void aPrefixEndsWithItsSegment() {
        assertThat(table.find("/api/metricsx")).isEmpty();
        assertThat(table.find("/api/metrics-admin/values")).isEmpty();
        assertThat(table.find("/API/metrics")).isEmpty();
        assertThat(table.find("/q/metrics")).isEmpty();
    }

    @Test
    void aTableWithTwoMeaningsIsRefused() {
        assertThatThrownBy(() -> new RouteTable(List.of(route("a", "/api/a"), route("b", "/api/a"))))
                .hasMessageContaining("same prefix");
    }

    @Test
    void aRouteThatCouldSurpriseIsRefused() {
        assertThatThrownBy(() -> route("root", "/")).hasMessageContaining("whole segments");
        assertThatThrownBy(() -> route("slash", "/api/")).hasMessageContaining("whole segments");
        assertThatThrownBy(() -> new Route(
                        "path", "/api/a", URI.create("http://h:1/base"), Access.OPEN, 1, Duration.ofSeconds(1)))
                .hasMessageContaining("scheme, host and port");
    }

    private static Route route(String name, String prefix) {
        return new Route(name, prefix, URI.create("http://127.0.0.1:9"), Access.LOGIN, 1024, Duration.ofSeconds(1));
    }
}
