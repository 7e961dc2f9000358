package app.merit.metrics.state.domain;

/**
 * A stretch in which a field kept one value, however often it was said.
 *
 * @param first the assertion that began it
 * @param end index of the change that began the next run, or the number of changes if this run holds now
 * @param holdsNow no later run exists
 */
public record Run(FieldValue value, Assertion first, int end, boolean holdsNow) {}
