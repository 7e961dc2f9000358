package app.merit.kpidefinition.organisation.store;

import app.merit.kpidefinition.organisation.application.EmployeeNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

@ApplicationScoped
class PanacheEmployeeNames implements EmployeeNames {
    @Override
    public Map<String, String> of(Collection<String> codes) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        return EmployeeNameRow.<EmployeeNameRow>list("code in ?1", codes).stream()
                .collect(Collectors.toMap(row -> row.code, row -> row.name));
    }

    @Override
    public boolean save(String code, String name) {
        EmployeeNameRow row = EmployeeNameRow.findById(code);
        if (row == null) {
            row = new EmployeeNameRow();
            row.code = code;
            row.name = name;
            row.persist();
            return true;
        }
        boolean changed = !row.name.equals(name);
        row.name = name;
        return changed;
    }
}
