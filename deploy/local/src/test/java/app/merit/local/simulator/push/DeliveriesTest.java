package app.merit.local.simulator.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private static final int COUNT = 2_000;

    @Test
    void goodBehaviourSendsEachOnceInOrderAndAtOnce() {
        assertThat(fates(PushBehaviour.GOOD, 1))
                .hasSize(COUNT)
                .allSatisfy(delivery -> assertThat(delivery.after()).isZero())
                .extracting(delivery -> delivery.request().path())
                .containsExactlyElementsOf(
                        requests().stream().map(WebhookRequest::path).toList());
    }

    @Test
    void theSameSeedHasTheSameFatesAndAnotherSeedOthers() {
        PushBehaviour bad =
                PushBehaviour.GOOD.dropping(5).doubling(5).reordering(5).delaying(5, Duration.ofSeconds(9));

        assertThat(paths(fates(bad, 7))).isEqualTo(paths(fates(bad, 7))).isNotEqualTo(paths(fates(bad, 8)));
    }

    @Test
    void aboutTheStatedShareIsDroppedAndToldApart() {
        Deliveries deliveries = new Deliveries(PushBehaviour.GOOD.dropping(1), 3);

        List<Deliveries.Delivery> sent = new ArrayList<>();
        requests().forEach(request -> sent.addAll(deliveries.of(request)));

        assertThat(deliveries.dropped()).hasSizeBetween(8, 40);
        assertThat(sent).hasSize(COUNT - deliveries.dropped().size());
    }

    @Test
    void doublesFollowAtOnce() {
        List<String> sent = paths(fates(PushBehaviour.GOOD.doubling(10), 1));

        assertThat(sent).hasSizeBetween(COUNT + 120, COUNT + 280);
        assertThat(sent).containsAll(paths(fates(PushBehaviour.GOOD, 1)));
    }

    @Test
    void lateOnesAreLateByNoMoreThanStated() {
        List<Deliveries.Delivery> late = fates(PushBehaviour.GOOD.delaying(20, Duration.ofSeconds(30)), 1).stream()
                .filter(delivery -> !delivery.after().isZero())
                .toList();

        assertThat(late)
                .hasSizeBetween(300, 500)
                .allSatisfy(delivery -> assertThat(delivery.after()).isLessThanOrEqualTo(Duration.ofSeconds(30)));
    }

    @Test
    void whatIsOvertakenStillComes() {
        Deliveries deliveries = new Deliveries(PushBehaviour.GOOD.reordering(30), 1);
        List<String> sent = new ArrayList<>();
        requests().forEach(request -> sent.addAll(paths(deliveries.of(request))));
        sent.addAll(paths(deliveries.rest()));

        List<String> inOrder = requests().stream().map(WebhookRequest::path).toList();
        assertThat(sent).containsExactlyInAnyOrderElementsOf(inOrder).isNotEqualTo(inOrder);
    }

    private static List<Deliveries.Delivery> fates(PushBehaviour behaviour, long seed) {
        Deliveries deliveries = new Deliveries(behaviour, seed);
        List<Deliveries.Delivery> sent = new ArrayList<>();
        requests().forEach(request -> sent.addAll(deliveries.of(request)));
        sent.addAll(deliveries.rest());
        return sent;
    }

    private static List<String> paths(List<Deliveries.Delivery> deliveries) {
        return deliveries.stream().map(delivery -> delivery.request().path()).toList();
    }

    private static List<WebhookRequest> requests() {
        List<WebhookRequest> requests = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            requests.add(new WebhookRequest("/" + i, Map.of(), new byte[0]));
        }
        return requests;
    }
}
