package app.merit.motivation.scheme.domain;

import app.merit.motivation.engine.scheme.Scheme;
import java.time.Instant;

/**
 * A scheme with what is known of its last change.
 *
 * @param revision grows by one with each change
 * @param changedBy login of who changed it; display only
 */
public record SavedScheme(Scheme scheme, long revision, Instant changedAt, String changedBy) {}
