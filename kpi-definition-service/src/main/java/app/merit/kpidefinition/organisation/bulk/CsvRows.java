package app.merit.kpidefinition.organisation.bulk;

import app.merit.kpidefinition.organisation.wire.AssignmentJson;
import app.merit.kpidefinition.organisation.wire.CrmIdentityJson;
import app.merit.kpidefinition.organisation.wire.ParentJson;
import app.merit.kpidefinition.shared.wire.NamesJson;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Gathers rows into documents. Rows of one document need not follow each other. */
final class CsvRows {
    private record Named(int row, NamesJson names, List<ParentJson> parents, List<Integer> parentRows) {}

    private record Person(
            int row,
            String name,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            List<AssignmentJson> assignments,
            List<Integer> assignmentRows,
            List<CrmIdentityJson> identities,
            List<Integer> identityRows) {}

    private record Part<T>(int row, String code, T value) {}

    private final Map<String, Named> departments = new LinkedHashMap<>();
    private final Map<String, Named> positions = new LinkedHashMap<>();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final List<Part<AssignmentJson>> assignments = new ArrayList<>();
    private final List<Part<CrmIdentityJson>> identities = new ArrayList<>();
    private final List<CsvFile.RowError> errors = new ArrayList<>();

    void refuse(@Nullable Integer row, String column, String rule, @Nullable String value) {
        errors.add(new CsvFile.RowError(row, column, rule, value));
    }

    void add(int row, CSVRecord cells) {
        if (cells.stream().allMatch(String::isEmpty)) {
            return;
        }
        if (holdsNul(row, cells)) {
            return;
        }
        String code = cells.get(CsvColumn.CODE.header());
        String kind = cells.get(CsvColumn.RECORD.header());
        switch (kind) {
            case "department" -> addDepartment(row, code, cells);
            case "position" -> addPosition(row, code, cells);
            case "employee" -> addPerson(row, code, cells);
            case "assignment" ->
                assignments.add(new Part<>(
                        row,
                        code,
                        new AssignmentJson(
                                cells.get(CsvColumn.DEPARTMENT.header()),
                                cells.get(CsvColumn.POSITION.header()),
                                head(row, cells),
                                date(row, CsvColumn.FROM, cells),
                                date(row, CsvColumn.UNTIL, cells))));
            case "crm-identity" ->
                identities.add(new Part<>(
                        row,
                        code,
                        new CrmIdentityJson(
                                cells.get(CsvColumn.SOURCE.header()),
                                cells.get(CsvColumn.CRM_USER.header()),
                                date(row, CsvColumn.FROM, cells),
                                date(row, CsvColumn.UNTIL, cells))));
            default ->
                refuse(row, "record", "must be one of department, position, employee, assignment, crm-identity", kind);
        }
    }

    /** PostgreSQL cannot keep a NUL. */
    private boolean holdsNul(int row, CSVRecord cells) {
        boolean found = false;
        for (var cell : cells.toMap().entrySet()) {
            if (cell.getValue().indexOf('\0') >= 0) {
                refuse(row, cell.getKey(), "NUL is not allowed", cell.getValue().replace("\0", "\\0"));
                found = true;
            }
        }
        return found;
    }

    private void addDepartment(int row, String code, CSVRecord cells) {
        Named known = departments.computeIfAbsent(
                code, _ -> new Named(row, names(cells), new ArrayList<>(), new ArrayList<>()));
        NamesJson names = names(cells);
        if (known.row() != row && !names.equals(known.names())) {
            refuse(
                    row,
                    "name_en",
                    "must be as in row " + known.row() + ": rows of a department differ only in parents",
                    names.en());
        }
        String parent = cells.get(CsvColumn.PARENT.header());
        LocalDate from = date(row, CsvColumn.FROM, cells);
        LocalDate until = date(row, CsvColumn.UNTIL, cells);
        if (!parent.isEmpty() || from != null || until != null) {
            known.parents().add(new ParentJson(parent.isEmpty() ? null : parent, from, until));
            known.parentRows().add(row);
        }
    }

    private void addPosition(int row, String code, CSVRecord cells) {
        Named known = positions.putIfAbsent(code, new Named(row, names(cells), List.of(), List.of()));
        if (known != null) {
            refuse(row, "code", "must be in the file once (row " + known.row() + ")", code);
        }
    }

    private void addPerson(int row, String code, CSVRecord cells) {
        Person person = new Person(
                row,
                cells.get(CsvColumn.NAME.header()),
                date(row, CsvColumn.FROM, cells),
                date(row, CsvColumn.UNTIL, cells),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        Person known = people.putIfAbsent(code, person);
        if (known != null) {
            refuse(row, "code", "must be in the file once (row " + known.row() + ")", code);
        }
    }

    /** The file as it would have come in JSON, with the row of each part. */
    CsvFile file() {
        assignments.forEach(part -> join(part.row(), part.code(), person -> {
            person.assignments().add(part.value());
            person.assignmentRows().add(part.row());
        }));
        identities.forEach(part -> join(part.row(), part.code(), person -> {
            person.identities().add(part.value());
            person.identityRows().add(part.row());
        }));
        Map<String, Integer> rows = new HashMap<>();
        List<OrganisationFile.DepartmentEntry> departmentEntries = new ArrayList<>();
        departments.forEach((code, named) -> {
            String place = "departments[" + departmentEntries.size() + "]";
            rows.put(place, named.row());
            parts(place + ".parents", named.parentRows(), rows);
            departmentEntries.add(new OrganisationFile.DepartmentEntry(code, named.names(), named.parents()));
        });
        List<OrganisationFile.PositionEntry> positionEntries = new ArrayList<>();
        positions.forEach((code, named) -> {
            rows.put("positions[" + positionEntries.size() + "]", named.row());
            positionEntries.add(new OrganisationFile.PositionEntry(code, named.names()));
        });
        List<OrganisationFile.EmployeeEntry> employeeEntries = new ArrayList<>();
        people.forEach((code, person) -> {
            String place = "employees[" + employeeEntries.size() + "]";
            rows.put(place, person.row());
            parts(place + ".assignments", person.assignmentRows(), rows);
            parts(place + ".crmIdentities", person.identityRows(), rows);
            employeeEntries.add(new OrganisationFile.EmployeeEntry(
                    code, person.name(), person.from(), person.until(), person.assignments(), person.identities()));
        });
        return new CsvFile(
                new OrganisationFile(departmentEntries, positionEntries, employeeEntries), List.copyOf(errors), rows);
    }

    private void join(int row, String code, java.util.function.Consumer<Person> add) {
        Person person = people.get(code);
        if (person == null) {
            refuse(row, "code", "must be an employee with a row of its own in this file", code);
        } else {
            add.accept(person);
        }
    }

    private static void parts(String place, List<Integer> partRows, Map<String, Integer> rows) {
        for (int i = 0; i < partRows.size(); i++) {
            rows.put(place + "[" + i + "]", partRows.get(i));
        }
    }

    private static NamesJson names(CSVRecord cells) {
        return new NamesJson(cells.get(CsvColumn.NAME_RU.header()), cells.get(CsvColumn.NAME_EN.header()));
    }

    private boolean head(int row, CSVRecord cells) {
        String text = cells.get(CsvColumn.HEAD.header());
        if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
            refuse(row, "head", "must be true, false or empty", text);
        }
        return text.equals("true");
    }

    private @Nullable LocalDate date(int row, CsvColumn column, CSVRecord cells) {
        String text = cells.get(column.header());
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDate) {
            refuse(row, column.header(), "must be a date (YYYY-MM-DD)", text);
            return null;
        }
    }
}
