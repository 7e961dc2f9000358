package app.merit.local.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.local.simulator.Dialect;
import app.merit.local.simulator.SimulatedCrm;
import app.merit.local.simulator.record.EventFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every dialect has in common, shown with Pipedrive's forms. */
class RestApiTest {
    private static final String DEAL = "/api/v2/deals/1";

    private Instant now = ApiFixture.NOW;
    private final SimulatedCrm crm = ApiFixture.crm(Dialect.PIPEDRIVE, () -> now);

    @Test
    void aCallAboveTheLimitIsTurnedAwayUntilTheWindowHasMoved() {
        ApiFixture.fill(crm, 1);
        crm.rest().behave(RestBehaviour.GOOD.limitedTo(2, Duration.ofSeconds(10)));

        assertThat(read().status()).isEqualTo(200);
        now = now.plusSeconds(4);
        assertThat(read().status()).isEqualTo(200);
        RestAnswer third = read();
        now = now.plusSeconds(6);
        RestAnswer later = read();

        assertThat(third.status()).isEqualTo(429);
        assertThat(third.headers()).containsEntry("Retry-After", "6");
        assertThat(later.status()).isEqualTo(200);
    }

    @Test
    void anExpiredTokenIsRefreshedOnceAndTheOldOneStaysBad() {
        ApiFixture.fill(crm, 1);
        crm.rest().logins().lifeOfNext(Duration.ofMinutes(5));
        crm.rest().logins().expireAll();

        assertThat(read().status()).isEqualTo(401);
        RestAnswer granted = refresh(SimulatedCrm.REFRESH_TOKEN);
        String token = ApiFixture.body(granted).get("access_token").asText();

        assertThat(granted.status()).isEqualTo(200);
        assertThat(read().status()).isEqualTo(401);
        assertThat(readWith(token).status()).isEqualTo(200);
        assertThat(refresh(SimulatedCrm.REFRESH_TOKEN).status())
                .as("a refresh token is good once")
                .isEqualTo(400);
        now = now.plus(Duration.ofMinutes(5));
        assertThat(readWith(token).status()).isEqualTo(401);
    }

    @Test
    void aNewRecordIsNotFoundForAMoment() {
        crm.rest().behave(RestBehaviour.GOOD.hidingNewFor(Duration.ofMillis(500)));
        ApiFixture.fill(crm, 1);

        RestAnswer tooEarly = read();
        now = now.plusMillis(500);
        RestAnswer later = read();

        assertThat(tooEarly.status()).isEqualTo(404);
        assertThat(later.status()).isEqualTo(200);
    }

    @Test
    void nothingIsAnsweredDuringAnOutage() {
        ApiFixture.fill(crm, 1);
        crm.rest().behave(RestBehaviour.GOOD.down());

        assertThat(read().status()).isEqualTo(503);
        assertThat(refresh(SimulatedCrm.REFRESH_TOKEN).status()).isEqualTo(503);
        crm.rest().behave(RestBehaviour.GOOD);
        assertThat(read().status()).isEqualTo(200);
    }

    @Test
    void everyCallIsCountedAndEachRecordByItself() {
        ApiFixture.fill(crm, 2);

        read();
        read();
        ApiFixture.get(crm, "/api/v2/deals/2", ApiFixture.BEARER);
        ApiFixture.get(crm, "/api/v2/deals/9", ApiFixture.BEARER);
        ApiFixture.get(crm, "/api/v2/deals", ApiFixture.BEARER);
        ApiFixture.get(crm, "/v1/users", ApiFixture.BEARER);
        ApiFixture.get(crm, "/api/v2/deals/2", Map.of());
        ApiFixture.get(crm, "/api/v2/nothing", ApiFixture.BEARER);

        Calls calls = crm.rest().calls();
        assertThat(calls.total()).isEqualTo(8);
        assertThat(calls.readsOfDeal(1)).isEqualTo(2);
        assertThat(calls.readsOfDeal(2))
                .as("the call without a login did not read")
                .isEqualTo(1);
        assertThat(calls.readsOfActivity(1)).isZero();
        assertThat(calls.lists()).isEqualTo(1);
        assertThat(calls.userLists()).isEqualTo(1);
        assertThat(calls.answered(401)).isEqualTo(1);
        assertThat(calls.answered(404)).isEqualTo(2);
        assertThat(calls.unknown()).containsExactly("GET /api/v2/nothing");
    }

    @Test
    void aDeletedRecordIsNeitherReadNorListed() {
        ApiFixture.fill(crm, 2);
        crm.records().deleteDeal(1, EventFixture.WON);

        assertThat(read().status()).isEqualTo(404);
        assertThat(ApiFixture.body(ApiFixture.get(crm, "/api/v2/deals", ApiFixture.BEARER))
                        .get("data"))
                .hasSize(1);
    }

    private RestAnswer read() {
        return readWith(SimulatedCrm.ACCESS_TOKEN);
    }

    private RestAnswer readWith(String token) {
        return ApiFixture.get(crm, DEAL, Map.of("authorization", "Bearer " + token));
    }

    private RestAnswer refresh(String token) {
        return ApiFixture.post(crm, "/oauth/token", Map.of(), "grant_type=refresh_token&refresh_token=" + token);
    }
}
