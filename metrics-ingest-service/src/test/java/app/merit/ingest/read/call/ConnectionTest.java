package app.merit.ingest.read.call;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.read.FakeCrm;
import app.merit.ingest.read.ReadingRig;
import app.merit.metrics.support.OnRealEngines;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@OnRealEngines
class ConnectionTest {
    private static final SourceSettings SOURCE =
            SourceSettings.of("crm-test", "standard", List.of(new Secret("k", "fake-secret")));

    /** As if its name had led elsewhere when it was looked up. */
    @Test
    @Timeout(30)
    void aConnectionThatLeadsToThisMachineIsCutBeforeAByteOfTheRequest() {
        SendCall send = new SendCall(ReadingRig.config(Map.of()));
        try (FakeCrm crm = new FakeCrm()) {
            URI url = URI.create(crm.address() + "/api/deals/7");
            ApiCall call = ApiCall.get("/api/deals/7");

            assertThat(send.exchange(false, SOURCE, url, call, Map.of()))
                    .isInstanceOfSatisfying(
                            SendCall.Sent.Failed.class,
                            failed -> assertThat(failed.why())
                                    .isInstanceOfSatisfying(
                                            Reading.Refused.class,
                                            refused ->
                                                    assertThat(refused.reason()).isEqualTo("address-private")));
            assertThat(crm.calls()).isEmpty();

            assertThat(send.exchange(true, SOURCE, url, call, Map.of())).isInstanceOf(SendCall.Sent.Answered.class);
            assertThat(crm.calls()).hasSize(1);
        }
    }

    @Test
    @Timeout(30)
    void anAnswerThatDoesNotComeIsWaitedForOnlySoLong() {
        SendCall send = new SendCall(ReadingRig.config(Map.of("merit.ingest.read.read-timeout", "PT0.3S")));
        try (FakeCrm crm = new FakeCrm()) {
            crm.hold();
            URI url = URI.create(crm.address() + "/api/deals/7");

            assertThat(send.exchange(true, SOURCE, url, ApiCall.get("/api/deals/7"), Map.of()))
                    .isEqualTo(new SendCall.Sent.Failed(new Reading.Later(Optional.empty(), "unreachable")));
        }
    }
}
