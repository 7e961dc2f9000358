package app.merit.ingest.crm.monday;

import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.JsonFields;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;

/** The value of a column that is carried as it is: by its shape, for events do not always say the type. */
final class CustomColumn {
    private CustomColumn() {}

    static Optional<CustomValue> typed(JsonNode value) {
        if (!value.isObject()) {
            return JsonFields.plain(value);
        }
        if (value.has("date")) {
            return Json.text(Json.at(value, "date")).flatMap(Times::date).map(CustomValue.Date::new);
        }
        if (value.has("checked")) {
            return Json.text(Json.at(value, "checked"))
                    .or(() -> Optional.of(
                            Boolean.toString(Json.at(value, "checked").asBoolean())))
                    .map(text -> new CustomValue.Flag(text.equals("true")));
        }
        if (value.has("ids")) {
            return JsonFields.plain(Json.at(value, "ids"));
        }
        return Stream.of(Json.at(Json.at(value, "label"), "text"), Json.at(value, "text"), Json.at(value, "value"))
                .filter(node -> node.isValueNode() && !node.isNull())
                .findFirst()
                .flatMap(JsonFields::plain);
    }
}
