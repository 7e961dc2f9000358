package app.merit.ingest.crm.monday;

import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Parsed;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The boards of a source by id, from the option {@code boards}. Without that option every board is taken for one of deals
 * with a status column {@code status}, whose labels prove no outcome.
 */
record Boards(Map<String, Board> byId, boolean anyBoard) {
    private static final String OPTION = "boards";
    private static final Pattern ID = Pattern.compile("[0-9]{1,20}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Set<String> WORDS = Set.of(
            "entity",
            "statusColumn",
            "won",
            "lost",
            "done",
            "amountColumn",
            "currency",
            "ownerColumn",
            "dealColumn",
            "plannedColumn",
            "activityType",
            "custom");

    static Boards of(Map<String, String> options) {
        Optional<String> text = Optional.ofNullable(options.get(OPTION)).filter(value -> !value.isBlank());
        Map<String, Board> boards = new TreeMap<>();
        text.flatMap(Boards::parsed)
                .ifPresent(json ->
                        json.properties().forEach(board -> boards.put(board.getKey(), board(board.getValue()))));
        return new Boards(boards, text.isEmpty());
    }

    Optional<Board> board(String id) {
        return anyBoard ? Optional.of(Board.UNKNOWN) : Optional.ofNullable(byId.get(id));
    }

    /** What is wrong with the option, if it is set. */
    static Optional<String> complaint(SourceSettings settings) {
        Optional<String> text = settings.option(OPTION);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return parsed(text.get())
                .map(json -> json.properties().stream()
                        .flatMap(board -> fault(board.getKey(), board.getValue(), settings).stream())
                        .findFirst()
                        .map(fault -> "options.boards: " + fault))
                .orElse(Optional.of("options.boards must be a JSON object of boards by their id"));
    }

    private static Optional<String> fault(String id, JsonNode board, SourceSettings settings) {
        if (!ID.matcher(id).matches() || !board.isObject()) {
            return Optional.of("each board is an object under its id, which is digits");
        }
        Optional<String> unknown = board.properties().stream()
                .map(Map.Entry::getKey)
                .filter(word -> !WORDS.contains(word))
                .findFirst();
        if (unknown.isPresent()) {
            return Optional.of("board " + id + " has no setting of that name; there are "
                    + WORDS.stream().sorted().toList());
        }
        Optional<String> entity = word(board, "entity");
        if (entity.filter(word -> !word.equals("deal") && !word.equals("activity"))
                .isPresent()) {
            return Optional.of("entity of board " + id + " must be deal or activity");
        }
        if (word(board, "activityType")
                .filter(type -> !Field.ACTIVITY_TYPE.allows(type))
                .isPresent()) {
            return Optional.of("activityType of board " + id + " is not a type of activity");
        }
        Optional<String> currency = word(board, "currency");
        if (currency.filter(code -> !CURRENCY.matcher(code).matches()).isPresent()) {
            return Optional.of("currency of board " + id + " must be three capital letters");
        }
        boolean nameless = word(board, "amountColumn").isPresent()
                && currency.or(settings::currency).isEmpty();
        return nameless
                ? Optional.of("board " + id + " needs a currency: a column of numbers has none")
                : Optional.empty();
    }

    private static Board board(JsonNode json) {
        Set<String> won = words(json, "won");
        Set<String> lost = words(json, "lost");
        return new Board(
                word(json, "entity").filter("activity"::equals).isPresent() ? Entity.ACTIVITY : Entity.DEAL,
                word(json, "statusColumn").orElse(Board.STATUS),
                won,
                lost,
                words(json, "done"),
                !won.isEmpty() || !lost.isEmpty(),
                word(json, "amountColumn"),
                word(json, "currency").filter(code -> CURRENCY.matcher(code).matches()),
                word(json, "ownerColumn"),
                word(json, "dealColumn"),
                word(json, "plannedColumn"),
                word(json, "activityType").filter(Field.ACTIVITY_TYPE::allows),
                words(json, "custom"));
    }

    private static Optional<JsonNode> parsed(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8)) instanceof Parsed.Ok<JsonNode>(var json)
                        && json.isObject()
                ? Optional.of(json)
                : Optional.empty();
    }

    private static Optional<String> word(JsonNode json, String key) {
        return Json.text(Json.at(json, key)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Set<String> words(JsonNode json, String key) {
        Set<String> words = new LinkedHashSet<>();
        Json.at(json, key)
                .forEach(element -> Json.text(element).map(String::strip).ifPresent(words::add));
        return words;
    }
}
