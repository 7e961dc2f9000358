package app.merit.motivation.engine.check;

/**
 * One reason why a scheme is refused.
 *
 * @param place path in the document, e.g. {@code versions[0].components[1].tiers[2].from}
 * @param rule what it should be, for a payroll person
 * @param value what it is
 */
public record Fault(String place, String rule, String value) {}
