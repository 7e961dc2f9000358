package app.merit.local.simulator;

import java.util.Map;

/**
 * A salesperson as the CRMs know them.
 *
 * @param code of the employee
 * @param users CRM user of each source
 */
public record Rep(String code, Map<CrmSource, String> users) {
    String userIn(CrmSource source) {
        String user = users.get(source);
        if (user == null) {
            throw new IllegalArgumentException(code + " has no user in " + source.wireName());
        }
        return user;
    }
}
