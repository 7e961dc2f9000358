package app.merit.local.simulator;

import app.merit.local.simulator.record.CrmSource;
import java.util.Map;

/**
 * A salesperson as the CRMs know them.
 *
 * @param code of the employee
 * @param users CRM user of each source
 */
public record Rep(String code, String name, Map<CrmSource, String> users) {
    public String userIn(CrmSource source) {
        String user = users.get(source);
        if (user == null) {
            throw new IllegalArgumentException(code + " has no user in " + source.wireName());
        }
        return user;
    }
}
