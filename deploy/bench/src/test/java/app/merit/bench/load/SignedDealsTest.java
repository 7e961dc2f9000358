package app.merit.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignedDealsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00.123456Z");
    private final SignedDeals deals = new SignedDeals("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    @Test
    void aBodyIsOneKibibyteOfJsonWhateverItsNumber() throws IOException {
        for (long number : new long[] {0, 7, 1_800_000_000_000_123L}) {
            SignedDeals.SignedDeal deal = deals.deal(number, NOW);

            JsonNode body = new ObjectMapper().readTree(deal.body());
            assertThat(deal.body()).hasSize(1024);
            assertThat(body.get("id").asText())
                    .isEqualTo(SignedDeals.id(number))
                    .isEqualTo(deal.id());
            assertThat(body.at("/data/fields/status").asText()).isEqualTo("won");
            assertThat(body.at("/data/fields/custom/note/value").asText().length())
                    .isLessThanOrEqualTo(1000);
        }
    }

    @Test
    void anotherNumberHasAnotherSignature() {
        assertThat(deals.deal(1, NOW).signature())
                .isEqualTo(deals.deal(1, NOW).signature())
                .isNotEqualTo(deals.deal(2, NOW).signature());
    }
}
