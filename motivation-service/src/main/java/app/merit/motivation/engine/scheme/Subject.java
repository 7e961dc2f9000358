package app.merit.motivation.engine.scheme;

import app.merit.motivation.engine.number.Word;

/** Whose KPI value counts: the person's own or that of the department they head (else belong to). */
public enum Subject {
    PERSON,
    DEPARTMENT;

    @Override
    public String toString() {
        return Word.of(this);
    }
}
