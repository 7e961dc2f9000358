package app.merit.kpidefinition.organisation.rest;

import app.merit.kpidefinition.company.wire.CompanyDocument;
import app.merit.kpidefinition.organisation.wire.AssignmentJson;
import app.merit.kpidefinition.shared.wire.NamesJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who the caller is here.
 *
 * @param employee absent for callers who are no employees
 * @param heads departments headed today
 * @param departments names of the departments of the caller's assignments, by code
 * @param positions names of the positions of the caller's assignments, by code
 * @param company absent until the settings are saved
 */
public record MeView(
        @Nullable Self employee,
        List<String> heads,
        Map<String, NamesJson> departments,
        Map<String, NamesJson> positions,
        @Nullable CompanyDocument company,
        List<String> roles) {
    /** The caller as an employee. */
    public record Self(String code, @Nullable String name, List<AssignmentJson> assignments) {}
}
