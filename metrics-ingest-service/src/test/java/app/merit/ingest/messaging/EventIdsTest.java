package app.merit.ingest.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdsTest {
    @Test
    void idsOfTwoProcessesNeverMeet() {
        EventIds one = new EventIds();
        EventIds other = new EventIds();
        Set<String> seen = new HashSet<>();

        for (int i = 0; i < 1_000; i++) {
            assertThat(seen.add(one.next())).isTrue();
            assertThat(seen.add(other.next())).isTrue();
        }
    }

    @Test
    void anIdLooksLikeARandomOne() {
        UUID id = UUID.fromString(new EventIds().next());

        assertThat(id.version()).isEqualTo(4);
        assertThat(id.variant()).isEqualTo(2);
    }
}
