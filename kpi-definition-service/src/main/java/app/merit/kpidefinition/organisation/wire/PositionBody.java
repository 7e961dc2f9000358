package app.merit.kpidefinition.organisation.wire;

import app.merit.kpidefinition.organisation.domain.Position;
import app.merit.kpidefinition.shared.wire.NamesJson;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** A position to save. */
public record PositionBody(@NotNull @Valid NamesJson names) {
    public Position toDomain(String code) {
        return new Position(code, names.toDomain());
    }
}
