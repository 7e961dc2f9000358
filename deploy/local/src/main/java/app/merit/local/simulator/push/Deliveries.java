package app.merit.local.simulator.push;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What becomes of webhooks on their way: lost, doubled, late, out of order. The same seed and the same webhooks have the
 * same fate. Plain state, no threads: the caller sends what comes out.
 */
public final class Deliveries {
    private final PushBehaviour behaviour;
    private final Random random;
    private final List<WebhookRequest> dropped = new ArrayList<>();
    private final List<Delivery> held = new ArrayList<>();

    /**
     * One sending of a webhook.
     *
     * @param after how long to wait before it
     */
    public record Delivery(WebhookRequest request, Duration after) {}

    public Deliveries(PushBehaviour behaviour, long seed) {
        this.behaviour = behaviour;
        this.random = new Random(seed);
    }

    /** What is sent now: nothing, this webhook once or twice, and the one that was held back for it to overtake. */
    public List<Delivery> of(WebhookRequest request) {
        boolean lost = happens(behaviour.dropped());
        boolean twice = happens(behaviour.doubled());
        boolean overtaken = happens(behaviour.reordered());
        Delivery delivery = new Delivery(request, lateness());
        if (lost) {
            dropped.add(request);
            return List.of();
        }
        if (overtaken && held.isEmpty()) {
            held.add(delivery);
            return List.of();
        }
        List<Delivery> sent = new ArrayList<>(List.of(delivery));
        if (twice) {
            sent.add(delivery);
        }
        sent.addAll(rest());
        return List.copyOf(sent);
    }

    /** What is still held back; nothing is afterwards. */
    public List<Delivery> rest() {
        List<Delivery> last = List.copyOf(held);
        held.clear();
        return last;
    }

    /** The webhooks that were lost. */
    public List<WebhookRequest> dropped() {
        return List.copyOf(dropped);
    }

    private Duration lateness() {
        boolean late = happens(behaviour.late());
        long millis = random.nextLong(behaviour.lateness().toMillis() + 1);
        return late ? Duration.ofMillis(millis) : Duration.ZERO;
    }

    private boolean happens(int ofHundred) {
        return random.nextInt(100) < ofHundred;
    }
}
