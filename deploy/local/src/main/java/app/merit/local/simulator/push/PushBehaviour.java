package app.merit.local.simulator.push;

import java.time.Duration;

/**
 * How unreliable a CRM's webhooks are, in hundredths of all of them.
 *
 * @param lateness how late the late ones are at most
 */
public record PushBehaviour(int dropped, int doubled, int late, Duration lateness, int reordered) {
    public static final PushBehaviour GOOD = new PushBehaviour(0, 0, 0, Duration.ZERO, 0);

    public PushBehaviour dropping(int ofHundred) {
        return new PushBehaviour(ofHundred, doubled, late, lateness, reordered);
    }

    public PushBehaviour doubling(int ofHundred) {
        return new PushBehaviour(dropped, ofHundred, late, lateness, reordered);
    }

    public PushBehaviour delaying(int ofHundred, Duration atMost) {
        return new PushBehaviour(dropped, doubled, ofHundred, atMost, reordered);
    }

    public PushBehaviour reordering(int ofHundred) {
        return new PushBehaviour(dropped, doubled, late, lateness, ofHundred);
    }
}
