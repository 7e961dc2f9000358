package app.merit.kpidefinition.organisation.mapping;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A CRM user who is an employee from a day on.
 *
 * @param place of the row in what was sent
 * @param from null: from the first day of the employment
 */
record MappingRow(
        int place,
        String source,
        String crmUser,
        String employee,
        @Nullable LocalDate from) {}
