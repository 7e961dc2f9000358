package app.merit.kpidefinition.organisation.bulk;

/** An example of each kind of row; it can be loaded as it is. */
final class CsvTemplate {
    static final String TEXT = """
            record,code,name,name_ru,name_en,parent,department,position,head,source,crm_user,from,until
            department,sales,,Продажи,Sales,,,,,,,2026-01-01,
            department,north,,Север,North,sales,,,,,,2026-01-01,
            position,department-head,,Руководитель отдела,Head of department,,,,,,,,
            position,sales-rep,,Менеджер по продажам,Sales representative,,,,,,,,
            employee,ivan.orlov,Иван Орлов,,,,,,,,,2026-01-01,
            assignment,ivan.orlov,,,,,north,department-head,true,,,2026-01-01,
            employee,anna.petrova,Анна Петрова,,,,,,,,,2026-01-01,
            assignment,anna.petrova,,,,,north,sales-rep,false,,,2026-01-01,
            crm-identity,anna.petrova,,,,,,,,amocrm-main,3001,2026-01-01,
            """;

    private CsvTemplate() {}
}
