package app.merit.ingest.known;

import static app.merit.ingest.known.ChangeJson.change;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.ReadNote.Cause;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AsksTest {
    @Test
    void aThinEventAsksUnlessARecordWasReadSince() {
        assertThat(asks(change("a").thin())).containsExactly(Cause.THIN);
        assertThat(asks(change("a"))).isEmpty();
        EntityFold readSince = EntityFold.NOTHING.with(change("r").readAt(5).read());
        assertThat(Asks.of(change("a").thin().read(), readSince)).isEmpty();
        assertThat(Asks.of(change("a").thin().at(6).read(), readSince)).containsExactly(Cause.THIN);
    }

    @Test
    void anUnsignedDealAsksOnlyWhileItBearsMoneyThatNothingConfirms() {
        assertThat(asks(change("a").says("amount", "10"))).containsExactly(Cause.UNCONFIRMED);
        assertThat(asks(change("a").says("amount", "0"))).isEmpty();
        assertThat(asks(change("a").says("amount", "10").signed())).isEmpty();
        assertThat(asks(change("a").says("amount", "10").put("entity", "activity")))
                .isEmpty();
        EntityFold confirmed = EntityFold.NOTHING.with(
                change("r").says("amount", "10").readAt(5).read());
        KnownChange same = change("a").at(1).says("amount", "10").read();
        assertThat(Asks.of(same, confirmed.with(same))).isEmpty();
    }

    @Test
    void aDeletionAsksOnlyIfTheCrmStatesNoTimeForIt() {
        assertThat(asks(change("a").receivedAt(0).kind("deleted"))).containsExactly(Cause.DELETION);
        assertThat(asks(change("a").at(0).kind("deleted"))).isEmpty();
    }

    @Test
    void changesOfOneInstantThatContradictEachOtherAsk() {
        EntityFold first = EntityFold.NOTHING.with(
                change("a").signed().says("owner", "ann").read());
        KnownChange second = change("b").signed().says("owner", "bob").read();

        assertThat(Asks.of(second, first.with(second))).containsExactly(Cause.TIE);
    }

    @Test
    void whatWasReadOrLoadedNeverAsks() {
        assertThat(asks(change("a").thin().says("amount", "10").put("origin", "read")))
                .isEmpty();
        assertThat(asks(change("a").thin().says("amount", "10").put("origin", "import")))
                .isEmpty();
    }

    private static Set<Cause> asks(ChangeJson json) {
        KnownChange change = json.read();
        return Asks.of(change, EntityFold.NOTHING.with(change));
    }
}
