package app.merit.kpidefinition.shared.wire;

import app.merit.kpidefinition.shared.domain.Names;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Longer texts in the two languages of the portal. */
public record TextsJson(
        @NotNull @Size(max = 2000) String ru,
        @NotNull @Size(max = 2000) String en) {
    public static TextsJson of(Names texts) {
        return new TextsJson(texts.ru(), texts.en());
    }

    public Names toDomain() {
        return new Names(ru, en);
    }
}
