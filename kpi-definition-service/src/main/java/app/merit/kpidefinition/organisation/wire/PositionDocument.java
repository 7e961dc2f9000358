package app.merit.kpidefinition.organisation.wire;

import app.merit.kpidefinition.organisation.domain.Position;
import app.merit.kpidefinition.shared.wire.NamesJson;
import com.fasterxml.jackson.annotation.JsonInclude;

/** A position as it is published on {@code definition.organisation}. */
public record PositionDocument(
        String kind,
        String code,
        NamesJson names,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int revision) {
    public static PositionDocument of(Position position) {
        return new PositionDocument("position", position.code(), NamesJson.of(position.names()), 0);
    }

    public Position toDomain() {
        return new Position(code, names.toDomain());
    }
}
