package app.merit.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merit.local.state.RefusedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class AddressesTest {
    @Test
    void thePortsFollowTheGateways() {
        Addresses addresses = new Addresses(8080);

        assertThat(addresses.gatewayUrl()).isEqualTo("http://127.0.0.1:8080");
        assertThat(addresses.realmUrl()).isEqualTo("http://127.0.0.1:8084/realms/merit");
        assertThat(addresses.bootstrapServers()).isEqualTo("127.0.0.1:8085");
        assertThat(addresses.postgres()).isEqualTo(8087);
        assertThat(addresses.keycloakManagement()).isEqualTo(8089);
        assertThat(addresses.simulatedCrm()).isEqualTo(8090);
    }

    @Test
    void elevenPortsMustFit() {
        assertThat(new Addresses(65_525).simulatedCrm()).isEqualTo(65_535);
        assertThatThrownBy(() -> new Addresses(65_526)).isInstanceOf(RefusedException.class);
        assertThat(new Addresses(1024).port()).isEqualTo(1024);
        assertThatThrownBy(() -> new Addresses(1023)).isInstanceOf(RefusedException.class);
    }

    @Test
    void aTakenPortIsNamedWithItsOwnerAndAWayOn() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Addresses addresses = new Addresses(taken.getLocalPort());

            assertThatThrownBy(addresses::demandFree).isInstanceOfSatisfying(RefusedException.class, refused -> {
                assertThat(refused)
                        .hasMessageContaining("Port " + taken.getLocalPort() + " (api-gateway) is taken by process "
                                + ProcessHandle.current().pid());
                assertThat(refused.wayOn()).containsPattern("./merit up --port \\d+");
            });
        }
    }
}
