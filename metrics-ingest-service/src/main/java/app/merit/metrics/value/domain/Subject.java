package app.merit.metrics.value.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/** Whose value it is. */
public sealed interface Subject {
    record Person(String employee) implements Subject {}

    record Department(String department) implements Subject {}

    /** CRM users who are no employee, and employees without a department on the day. */
    record Unassigned() implements Subject {}

    record Company() implements Subject {}

    Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    String PERSON = "employee:";
    String DEPARTMENT = "department:";

    /** Reads `employee:code`, `department:code`, `unassigned` or `company`; empty if it is none of them. */
    static Optional<Subject> parse(String text) {
        if (text.equals("company")) {
            return Optional.of(new Company());
        }
        if (text.equals("unassigned")) {
            return Optional.of(new Unassigned());
        }
        if (text.startsWith(PERSON)) {
            return code(text.substring(PERSON.length())).map(Person::new);
        }
        if (text.startsWith(DEPARTMENT)) {
            return code(text.substring(DEPARTMENT.length())).map(Department::new);
        }
        return Optional.empty();
    }

    private static Optional<String> code(String text) {
        return Optional.of(text).filter(t -> CODE.matcher(t).matches());
    }

    default String text() {
        return switch (this) {
            case Person(var employee) -> PERSON + employee;
            case Department(var department) -> DEPARTMENT + department;
            case Unassigned() -> "unassigned";
            case Company() -> "company";
        };
    }
}
