package app.merit.motivation.access.domain;

import app.merit.motivation.engine.number.Word;

/** How much of a person's pay a reader sees. */
public enum PayLevel {
    NONE,
    TOTAL,
    FULL;

    @Override
    public String toString() {
        return Word.of(this);
    }
}
