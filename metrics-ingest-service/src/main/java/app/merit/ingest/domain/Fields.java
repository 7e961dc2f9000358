package app.merit.ingest.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a change says about fields. A key that is absent is not stated; an empty optional means the CRM cleared the field.
 *
 * @param standard values by field, each of the field's type
 * @param custom values by the CRM's own key; consumers merge them key by key
 * @param shares how the deal is split among CRM users, empty if not stated
 */
public record Fields(
        Map<Field, Optional<Object>> standard, Map<String, Optional<CustomValue>> custom, List<Share> shares) {
    public static final Fields NONE = new Fields(Map.of(), Map.of(), List.of());

    public Fields {
        standard = Collections.unmodifiableMap(new LinkedHashMap<>(standard));
        custom = Collections.unmodifiableMap(new LinkedHashMap<>(custom));
        shares = List.copyOf(shares);
        standard.forEach((field, value) -> {
            if (value.isPresent() && !field.allows(value.get())) {
                throw new IllegalArgumentException(field.wire() + " does not allow " + value.get());
            }
        });
    }

    public static Builder builder() {
        return new Builder();
    }

    public boolean isEmpty() {
        return standard.isEmpty() && custom.isEmpty() && shares.isEmpty();
    }

    /** True if the field is stated, be it with a value or as cleared. */
    public boolean states(Field field) {
        return standard.containsKey(field);
    }

    /** The value, or empty if the field is not stated or cleared. */
    public Optional<Object> value(Field field) {
        return standard.getOrDefault(field, Optional.empty());
    }

    /** These fields, and those of the other that these do not state. */
    public Fields or(Fields other) {
        var standardOfBoth = new LinkedHashMap<>(other.standard);
        standardOfBoth.putAll(standard);
        var customOfBoth = new LinkedHashMap<>(other.custom);
        customOfBoth.putAll(custom);
        return new Fields(standardOfBoth, customOfBoth, shares.isEmpty() ? other.shares : shares);
    }

    /** Only what differs from the other: old values that are still the same say nothing about order. */
    public Fields differingFrom(Fields other) {
        var standardLeft = new LinkedHashMap<>(standard);
        standardLeft.entrySet().removeIf(e -> Objects.equals(other.standard.get(e.getKey()), e.getValue()));
        var customLeft = new LinkedHashMap<>(custom);
        customLeft.entrySet().removeIf(e -> Objects.equals(other.custom.get(e.getKey()), e.getValue()));
        return new Fields(standardLeft, customLeft, shares.equals(other.shares) ? List.of() : shares);
    }

    /** Collects fields; the last word on a field counts. */
    public static final class Builder {
        private final Map<Field, Optional<Object>> standard = new LinkedHashMap<>();
        private final Map<String, Optional<CustomValue>> custom = new LinkedHashMap<>();
        private List<Share> shares = List.of();

        private Builder() {}

        public Builder set(Field field, Object value) {
            standard.put(field, Optional.of(value));
            return this;
        }

        /** Sets the field if there is a value; otherwise it stays not stated. */
        public Builder setIf(Field field, Optional<?> value) {
            value.ifPresent(present -> set(field, present));
            return this;
        }

        public Builder clear(Field field) {
            standard.put(field, Optional.empty());
            return this;
        }

        public Builder custom(String key, CustomValue value) {
            custom.put(key, Optional.of(value));
            return this;
        }

        public Builder clearCustom(String key) {
            custom.put(key, Optional.empty());
            return this;
        }

        public Builder shares(List<Share> split) {
            shares = split;
            return this;
        }

        public Fields build() {
            return new Fields(standard, custom, shares);
        }
    }
}
