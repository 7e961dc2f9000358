package app.merit.kpidefinition.shared.wire;

import app.merit.kpidefinition.shared.domain.Names;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Names in the two languages of the portal. */
public record NamesJson(
        @NotBlank @Size(max = 200) String ru,
        @NotBlank @Size(max = 200) String en) {
    public static NamesJson of(Names names) {
        return new NamesJson(names.ru(), names.en());
    }

    public Names toDomain() {
        return new Names(ru, en);
    }
}
