package app.merit.kpidefinition.document;

/** There is something to publish once this transaction has committed. */
public record OutboxFilled() {}
