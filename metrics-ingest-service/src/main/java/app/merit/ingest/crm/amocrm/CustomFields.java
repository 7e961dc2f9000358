package app.merit.ingest.crm.amocrm;

import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Decimals;
import app.merit.ingest.format.FormNode;
import app.merit.ingest.format.Ids;
import app.merit.ingest.format.Times;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code custom_fields[n]} by their id. {@code values} is a list of objects, a list of bare scalars (dates in seconds), or
 * one object. amoCRM names no types: plain decimals become numbers, an enum keeps its text.
 */
final class CustomFields {
    /** A number that reads the same when it is written again: no leading zeros, no sign but minus. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,6})?");

    private CustomFields() {}

    static void read(FormNode list, Fields.Builder fields) {
        for (FormNode field : list.elements()) {
            field.text("id")
                    .flatMap(Ids::parse)
                    .ifPresent(id -> value(field.at("values")).ifPresent(value -> fields.custom(id, value)));
        }
    }

    private static Optional<CustomValue> value(FormNode values) {
        if (values.at("value").scalar().isPresent()) {
            return one(values);
        }
        if (!values.isObject()) {
            return values.scalar().filter(text -> !text.isBlank()).flatMap(CustomFields::bare);
        }
        List<FormNode> elements = List.copyOf(values.elements());
        if (elements.size() == 1) {
            return one(elements.getFirst());
        }
        List<String> texts = elements.stream()
                .flatMap(element -> element.text("value").or(element::scalar).stream())
                .filter(text -> text.length() <= CustomValue.MAX_ELEMENT)
                .toList();
        return texts.isEmpty() ? Optional.empty() : Optional.of(new CustomValue.Items(texts));
    }

    private static Optional<CustomValue> one(FormNode element) {
        Optional<String> value = element.text("value");
        if (value.isEmpty()) {
            return element.scalar().filter(text -> !text.isBlank()).flatMap(CustomFields::bare);
        }
        String text = value.get();
        if (!element.has("enum") && NUMBER.matcher(text).matches()) {
            return Decimals.parse(text).map(CustomValue.Number::new);
        }
        return CustomValue.text(text);
    }

    private static Optional<CustomValue> bare(String text) {
        return Times.unixSeconds(text).<CustomValue>map(CustomValue.Time::new).or(() -> CustomValue.text(text));
    }
}
