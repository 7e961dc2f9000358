package app.merit.kpidefinition.kpi.domain;

import app.merit.kpidefinition.shared.domain.Findings;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether conditions fit the types of the fields they look at. */
final class FilterRules {
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,19}(\\.\\d{1,6})?");

    private FilterRules() {}

    static void check(String at, List<Condition> filter, Entity entity, Findings findings) {
        for (int i = 0; i < filter.size(); i++) {
            checkCondition(at + "[" + i + "]", filter.get(i), entity, findings);
        }
    }

    private static void checkCondition(String at, Condition condition, Entity entity, Findings findings) {
        Optional<FieldType> type = entity.typeOf(condition.field());
        if (type.isEmpty()) {
            findings.add(
                    at + ".field",
                    "must be a field of the entity " + entity.word() + ": " + entity.fieldWords(),
                    condition.field());
            return;
        }
        switch (condition) {
            case Condition.Exists _ -> {}
            case Condition.Equals equals ->
                checkValue(at + ".value", equals.field(), type.get(), equals.value(), findings);
            case Condition.In in -> checkValues(at, in, type.get(), findings);
            case Condition.Range range -> checkRange(at, range, type.get(), findings);
        }
    }

    private static void checkValues(String at, Condition.In in, FieldType type, Findings findings) {
        findings.require(!in.values().isEmpty(), at + ".values", "must name at least one value", null);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < in.values().size(); i++) {
            String value = in.values().get(i);
            checkValue(at + ".values[" + i + "]", in.field(), type, value, findings);
            findings.require(seen.add(value), at + ".values[" + i + "]", "must be named once", value);
        }
    }

    private static void checkValue(String at, String field, FieldType type, String value, Findings findings) {
        switch (type) {
            case TEXT, CUSTOM -> {}
            case NUMBER -> findings.require(isDecimal(value), at, "must be a decimal number", value);
            case BOOLEAN ->
                findings.require(value.equals("true") || value.equals("false"), at, "must be true or false", value);
            case CHOICE -> {
                Set<String> choices = Entity.CHOICES.getOrDefault(field, Set.of());
                findings.require(
                        choices.contains(value),
                        at,
                        "must be one of "
                                + String.join(", ", choices.stream().sorted().toList()),
                        value);
            }
        }
    }

    private static void checkRange(String at, Condition.Range range, FieldType type, Findings findings) {
        if (range.min() == null && range.max() == null) {
            findings.add(at, "a range needs min or max", null);
            return;
        }
        if (type != FieldType.NUMBER && type != FieldType.CUSTOM) {
            findings.add(at + ".op", "a range is only for numbers and custom fields", "range");
            return;
        }
        boolean minFits = boundFits(at + ".min", range.min(), type, findings);
        boolean maxFits = boundFits(at + ".max", range.max(), type, findings);
        if (minFits && maxFits && range.min() != null && range.max() != null) {
            checkOrder(at, range.min(), range.max(), findings);
        }
    }

    private static boolean boundFits(String at, @Nullable String bound, FieldType type, Findings findings) {
        if (bound == null) {
            return true;
        }
        boolean number = isDecimal(bound);
        boolean fits = type == FieldType.NUMBER
                ? number
                : number || day(bound).isPresent() || instant(bound).isPresent();
        String rule = type == FieldType.NUMBER
                ? "must be a decimal number"
                : "must be a decimal number, a day (YYYY-MM-DD) or an instant (ISO, Z)";
        findings.require(fits, at, rule, bound);
        return fits;
    }

    private static void checkOrder(String at, String min, String max, Findings findings) {
        Optional<Integer> order = Optional.empty();
        if (isDecimal(min) && isDecimal(max)) {
            order = Optional.of(new BigDecimal(min).compareTo(new BigDecimal(max)));
        } else if (day(min).isPresent() && day(max).isPresent()) {
            order = Optional.of(day(min).get().compareTo(day(max).get()));
        } else if (instant(min).isPresent() && instant(max).isPresent()) {
            order = Optional.of(instant(min).get().compareTo(instant(max).get()));
        }
        if (order.isEmpty()) {
            findings.add(at + ".max", "must be of the same type as min (" + min + ")", max);
        } else {
            findings.require(order.get() < 0, at + ".max", "must be greater than min (" + min + ")", max);
        }
    }

    private static boolean isDecimal(String text) {
        return DECIMAL.matcher(text).matches();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException noInstant) {
            return Optional.empty();
        }
    }
}
