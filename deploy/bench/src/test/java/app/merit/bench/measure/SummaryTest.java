package app.merit.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    @Test
    void theMedianOfAnOddNumberIsTheMiddleOneWhateverTheOrder() {
        Summary summary = Summary.of(List.of(900.0, 100.0, 500.0));

        assertThat(summary.median()).isEqualTo(500);
        assertThat(summary.least()).isEqualTo(100);
        assertThat(summary.most()).isEqualTo(900);
        assertThat(summary.values()).containsExactly(900.0, 100.0, 500.0);
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        assertThat(Summary.of(List.of(0.4, 0.8, 0.6, 0.61)).median()).isEqualTo(0.605);
    }
}
