package app.merit.motivation.engine.result;

import java.util.List;

/**
 * What a scheme version pays a person for a period: the components add up to the total exactly.
 *
 * @param marks what a reader must know, sorted: marks of the values and credits used, {@code value-missing:<kpi>} ...
 */
public record Result(Money total, List<ComponentResult> components, List<String> marks) {}
