package app.merit.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortOwnerTest {
    @Test
    void aPortInUseIsNotFreeAndItsOwnerIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortOwner.isFree(taken.getLocalPort())).isFalse();
            assertThat(PortOwner.describe(taken.getLocalPort()))
                    .hasValueSatisfying(owner -> assertThat(owner)
                            .startsWith("process " + ProcessHandle.current().pid() + " ("));
        }
    }

    @Test
    void aPortInUseOnAllInterfacesIsNotFreeEither() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(PortOwner.isFree(taken.getLocalPort())).isFalse();
        }
    }

    @Test
    void aReleasedPortIsFreeAndNobodys() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        assertThat(PortOwner.isFree(port)).isTrue();
        assertThat(PortOwner.describe(port)).isEmpty();
    }
}
