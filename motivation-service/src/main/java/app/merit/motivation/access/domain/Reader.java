package app.merit.motivation.access.domain;

import java.util.Optional;
import java.util.Set;

/**
 * Who asks.
 *
 * @param login for the record of reads
 * @param employee code from the token; empty for somebody who is no employee
 */
public record Reader(String login, Optional<String> employee, Set<String> roles) {
    private static final Set<String> SEES_ALL_PAY = Set.of("comp-admin", "payroll", "auditor");

    public Reader {
        roles = Set.copyOf(roles);
    }

    public boolean seesAllPay() {
        return roles.stream().anyMatch(SEES_ALL_PAY::contains);
    }

    public boolean is(String code) {
        return employee.filter(code::equals).isPresent();
    }
}
