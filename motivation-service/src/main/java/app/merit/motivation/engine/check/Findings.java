package app.merit.motivation.engine.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong, and the warnings, below one place of the document. */
final class Findings {
    private final String place;
    private final List<Fault> faults;
    private final List<Warning> warnings;

    Findings(String place) {
        this(place, new ArrayList<>(), new ArrayList<>());
    }

    private Findings(String place, List<Fault> faults, List<Warning> warnings) {
        this.place = place;
        this.faults = faults;
        this.warnings = warnings;
    }

    Findings at(String name) {
        return new Findings(place.isEmpty() ? name : place + "." + name, faults, warnings);
    }

    Findings at(String name, int index) {
        return at(name + "[" + index + "]");
    }

    void fault(String rule, @Nullable Object value) {
        faults.add(new Fault(place, rule, text(value)));
    }

    void require(boolean holds, String rule, @Nullable Object value) {
        if (!holds) {
            fault(rule, value);
        }
    }

    void between(@Nullable BigDecimal number, int least, int most) {
        if (number != null
                && (number.compareTo(BigDecimal.valueOf(least)) < 0
                        || number.compareTo(BigDecimal.valueOf(most)) > 0)) {
            fault("must be from " + least + " to " + most, number);
        }
    }

    void warn(String code, String text) {
        warnings.add(new Warning(code, place, text));
    }

    List<Fault> faults() {
        return faults;
    }

    List<Warning> warnings() {
        return warnings;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }
}
