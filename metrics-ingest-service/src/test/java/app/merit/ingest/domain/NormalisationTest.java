package app.merit.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NormalisationTest {
    @Test
    void oneKeyUsedForTwoEntitiesMixesNoFields() {
        Fields amount = Fields.builder().set(Field.AMOUNT, BigDecimal.TEN).build();
        Fields owner = Fields.builder().set(Field.OWNER, "anna").build();

        var outcome = Normalisation.of(
                "erp",
                List.of(fact("d-1", amount, 0), fact("d-2", owner, 1), fact("d-1", owner, 2)),
                Optional.empty(),
                true,
                Instant.EPOCH,
                new InboxPosition(0, 1, "x"));

        assertThat(outcome.changes()).extracting(Change::key).containsExactly("erp:d-1", "erp:d-2");
        assertThat(outcome.changes().get(0).fields()).isEqualTo(amount.or(owner));
        assertThat(outcome.changes().get(1).fields()).isEqualTo(owner);
    }

    private static Item.Fact fact(String id, Fields fields, int item) {
        return new Item.Fact(
                Entity.DEAL,
                id,
                "",
                ChangeKind.UPDATED,
                Snapshot.DELTA,
                false,
                Optional.empty(),
                Optional.empty(),
                "standard:/erp#7",
                fields,
                Fields.NONE,
                item);
    }
}
