package app.merit.kpidefinition.target.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/** Whose number a target is. */
public sealed interface Subject {
    /** As in keys and paths: {@code employee:<code>}, {@code department:<code>} or {@code company}. */
    String word();

    record OfEmployee(String code) implements Subject {
        @Override
        public String word() {
            return "employee:" + code;
        }
    }

    record OfDepartment(String code) implements Subject {
        @Override
        public String word() {
            return "department:" + code;
        }
    }

    record Company() implements Subject {
        @Override
        public String word() {
            return "company";
        }
    }

    Pattern CODED = Pattern.compile("(employee|department):([a-z0-9][a-z0-9._-]{0,63})");

    /** Empty for anything that can have no target, {@code unassigned} among it. */
    static Optional<Subject> parse(String word) {
        if (word.equals("company")) {
            return Optional.of(new Company());
        }
        var coded = CODED.matcher(word);
        if (!coded.matches()) {
            return Optional.empty();
        }
        String code = coded.group(2);
        return Optional.of(coded.group(1).equals("employee") ? new OfEmployee(code) : new OfDepartment(code));
    }
}
