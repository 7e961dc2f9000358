package app.merit.kpidefinition.kpi.domain;

/** What a field holds. A custom field's type is known only by its values. */
enum FieldType {
    TEXT,
    CHOICE,
    BOOLEAN,
    NUMBER,
    CUSTOM;

    boolean canBeSummed() {
        return this == NUMBER || this == CUSTOM;
    }
}
