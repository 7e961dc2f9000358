package app.merit.ingest.crm.standard;

import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Share;
import app.merit.ingest.format.Ids;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code fields} or {@code previous} strictly: every fault is named, nothing is guessed. */
final class FieldReader {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern URL = Pattern.compile("https?://[\\x21-\\x7e]{1,1990}");
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final int MAX_TEXT = 200;

    private final String place;
    private final Faults faults;
    private final Fields.Builder fields = Fields.builder();

    FieldReader(String place, Faults faults) {
        this.place = place;
        this.faults = faults;
    }

    Fields read(JsonNode object) {
        if (object.isMissingNode() || object.isNull()) {
            return Fields.NONE;
        }
        if (!object.isObject()) {
            faults.add(place, "must be an object");
            return Fields.NONE;
        }
        for (var entry : object.properties()) {
            if (faults.areEnough()) {
                break;
            }
            member(entry.getKey(), entry.getValue());
        }
        return fields.build();
    }

    private void member(String name, JsonNode node) {
        switch (name) {
            case "custom" -> new CustomReader(place + ".custom", faults, fields).read(node);
            case "shares" -> shares(node);
            default ->
                Field.ofWire(name)
                        .ifPresentOrElse(
                                field -> standard(field, node),
                                () -> faults.add(place + "." + Faults.shortened(name), "is not known"));
        }
    }

    private void standard(Field field, JsonNode node) {
        if (node.isNull()) {
            fields.clear(field);
            return;
        }
        value(field, node)
                .filter(field::allows)
                .ifPresentOrElse(
                        value -> fields.set(field, value), () -> faults.add(place + "." + field.wire(), rule(field)));
    }

    private static Optional<?> value(Field field, JsonNode node) {
        return switch (field) {
            case AMOUNT -> Json.decimal(node);
            case DURATION_SECONDS -> Json.decimal(node).filter(seconds -> seconds.signum() >= 0);
            case CREATED_AT, CLOSED_AT, WON_AT, LOST_AT, STAGE_ENTERED_AT, DONE_AT, PLANNED_AT ->
                Json.text(node).flatMap(Times::iso);
            case DONE -> flag(node);
            case CURRENCY ->
                Json.text(node).filter(code -> CURRENCY.matcher(code).matches());
            case URL -> Json.text(node).filter(url -> URL.matcher(url).matches());
            case OWNER, DEAL_ID, MERGED_INTO -> Json.text(node).flatMap(Ids::parse);
            case STATUS, STAGE, PIPELINE, ACTIVITY_TYPE -> Json.text(node).filter(FieldReader::isName);
        };
    }

    private static String rule(Field field) {
        return switch (field) {
            case AMOUNT -> "must be a decimal such as \"125000.50\"";
            case DURATION_SECONDS -> "must be a decimal of at least 0";
            case CREATED_AT, CLOSED_AT, WON_AT, LOST_AT, STAGE_ENTERED_AT, DONE_AT, PLANNED_AT ->
                "must be an instant such as 2026-11-23T10:00:00Z";
            case DONE -> "must be true or false";
            case CURRENCY -> "must be three capital letters";
            case URL -> "must be an http address";
            case OWNER, DEAL_ID, MERGED_INTO -> "must be an id of 1 to 128 characters without spaces";
            case STATUS -> "must be open, won or lost";
            case ACTIVITY_TYPE -> "must be call, meeting, task, email, note, message or other";
            case STAGE, PIPELINE -> "must be a text of 1 to 200 characters";
        };
    }

    static Optional<Boolean> flag(JsonNode node) {
        return node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= MAX_TEXT && text.chars().noneMatch(Character::isISOControl);
    }

    private void shares(JsonNode node) {
        List<Share> shares = new ArrayList<>();
        node.forEach(share -> share(share).ifPresent(shares::add));
        BigDecimal sum = shares.stream().map(Share::percent).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!node.isArray() || shares.size() != node.size() || sum.compareTo(WHOLE) != 0) {
            faults.add(place + ".shares", "must be a list of {crmUser, percent} whose percents add up to 100");
        } else {
            fields.shares(shares);
        }
    }

    private static Optional<Share> share(JsonNode node) {
        Optional<BigDecimal> percent = Json.decimal(Json.at(node, "percent"))
                .filter(value -> value.signum() > 0 && value.compareTo(WHOLE) <= 0);
        return Json.id(Json.at(node, "crmUser"))
                .filter(_ -> node.size() == 2)
                .flatMap(user -> percent.map(value -> new Share(user, value)));
    }
}
