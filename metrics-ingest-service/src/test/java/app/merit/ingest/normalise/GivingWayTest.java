package app.merit.ingest.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GivingWayTest {
    @Test
    void withoutAQueueNothingIsWaitedFor() {
        assertThat(GivingWay.restMillis(0, 40)).isZero();
        assertThat(GivingWay.restMillis(7, 40)).isZero();
    }

    @Test
    void withAQueueAFifthOfTheTimeIsWorked() {
        assertThat(GivingWay.restMillis(8, 20)).isEqualTo(80);
        assertThat(GivingWay.restMillis(64, 0)).isZero();
    }

    @Test
    void aLongPieceOfWorkIsNotFollowedByALongRest() {
        assertThat(GivingWay.restMillis(64, 62)).isEqualTo(248);
        assertThat(GivingWay.restMillis(64, 5_000)).isEqualTo(250);
    }
}
