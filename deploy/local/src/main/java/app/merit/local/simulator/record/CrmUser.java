package app.merit.local.simulator.record;

/**
 * A person who works in the CRM.
 *
 * @param id as it stands in owner fields
 */
public record CrmUser(String id, String name, String email, boolean active) {
    /** An active user with an address of the demo company. */
    public static CrmUser of(String id, String name) {
        return new CrmUser(id, name, name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@example.com", true);
    }
}
