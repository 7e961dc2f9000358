package app.merit.kpidefinition.shared.domain;

import org.jspecify.annotations.Nullable;

/**
 * One thing a document must not say.
 *
 * @param field where in the document, e.g. {@code assignments[0].department}
 * @param rule what is asked for, in words the sender can act on
 * @param value what was sent; null if something is missing
 */
public record Violation(String field, String rule, @Nullable String value) {
    /** The same finding, seen from the document that holds this part. */
    public Violation under(String prefix) {
        return new Violation(field.isEmpty() ? prefix : prefix + "." + field, rule, value);
    }
}
