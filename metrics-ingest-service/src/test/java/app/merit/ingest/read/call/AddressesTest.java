package app.merit.ingest.read.call;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.ApiSettings;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.read.FakeRecordApi;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    private static final FakeRecordApi API = new FakeRecordApi(List.of("api.crm.example", "*.crm.example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "0.1.2.3",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "64:ff9b::a00:1",
                "2002:7f00:1::",
                "::127.0.0.1"
            })
    void privateAddressesAreTold(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.63.255.255", "172.32.0.1", "192.0.1.1", "2a00:1450::1", "64:ff9b::808:808"})
    void publicAddressesAreTold(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void onlyHttpsToTheVendorOrTheConfiguredHostIsCalled() {
        SourceSettings source = source(Optional.of("https://my-crm.example/rest/"), false);

        assertThat(fault("https://api.crm.example/x", source)).isEmpty();
        assertThat(fault("https://eu.crm.example/x", source)).isEmpty();
        assertThat(fault("https://MY-crm.example/x", source)).isEmpty();
        assertThat(fault("http://api.crm.example/x", source)).contains("address-not-https");
        assertThat(fault("https://crm.example/x", source)).contains("address-not-allowed");
        assertThat(fault("https://evilcrm.example/x", source)).contains("address-not-allowed");
        assertThat(fault("https://api.crm.example.evil.example/x", source)).contains("address-not-allowed");
        assertThat(fault("https://api.crm.example@evil.example/x", source)).contains("address-malformed");
        assertThat(fault("https:///x", source)).contains("address-malformed");
        assertThat(fault("file:///etc/passwd", source)).contains("address-not-https");
    }

    @Test
    void anAddressThatTheAdapterStatesWholeIsOnlyEverTheVendors() {
        SourceSettings source = source(Optional.of("https://my-crm.example/rest/"), false);

        assertThat(Addresses.faultOfWhole(URI.create("https://my-crm.example/oauth"), source, API))
                .contains("address-not-allowed");
        assertThat(Addresses.faultOfWhole(URI.create("https://api.crm.example/oauth"), source, API))
                .isEmpty();
    }

    @Test
    void placesOnThisMachineAreCalledOnlyIfTheSourceAllowsIt() {
        URI here = URI.create("https://127.0.0.1/x");

        assertThat(Addresses.faultOfPlace(here, false)).contains("address-private");
        assertThat(Addresses.faultOfPlace(URI.create("https://localhost/x"), false))
                .contains("address-private");
        assertThat(Addresses.faultOfPlace(here, true)).isEmpty();
        assertThat(fault("http://127.0.0.1:80/x", source(Optional.of("http://127.0.0.1:80"), true)))
                .isEmpty();
    }

    private static Optional<String> fault(String url, SourceSettings source) {
        return Addresses.fault(URI.create(url), source, API);
    }

    private static SourceSettings source(Optional<String> base, boolean allowPrivate) {
        return new SourceSettings(
                "crm-test",
                "standard",
                List.of(new Secret("k", "fake-secret")),
                Optional.empty(),
                Set.of(),
                1024,
                Map.of(),
                Optional.empty(),
                Map.of(),
                Optional.of(new ApiSettings(base, Map.of("token", "fake-token"), allowPrivate)));
    }
}
