package app.merit.kpidefinition.organisation.application;

import java.util.Collection;
import java.util.Map;

/** The names of employees, which never leave this service but by REST. */
public interface EmployeeNames {
    /** Names by code; codes without a name are left out. */
    Map<String, String> of(Collection<String> codes);

    /** Returns whether the name is new or other than before. */
    boolean save(String code, String name);
}
