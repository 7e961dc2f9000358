package app.merit.metrics.state.domain;

/**
 * One change saying one value of one field.
 *
 * @param index place of the change in the order of the entity's changes
 */
public record Assertion(int index, Change change, FieldValue value) {}
