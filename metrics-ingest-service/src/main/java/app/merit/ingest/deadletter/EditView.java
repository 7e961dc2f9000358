package app.merit.ingest.deadletter;

import app.merit.ingest.domain.ReplayNote.Difference;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A proposed edit.
 *
 * @param state pending, approved or superseded
 * @param wouldGive what would come of it now; only for a pending one
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EditView(
        int number,
        String state,
        String editor,
        Instant proposedAt,
        Optional<String> note,
        List<Difference> differences,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt,
        Optional<Preview> wouldGive) {
    private static final Pattern STEP = Pattern.compile("[/\\[\\]]+");

    static EditView of(Edit edit, Optional<Preview> wouldGive, boolean masked) {
        return new EditView(
                edit.number(),
                edit.state().wire(),
                edit.editor().name(),
                edit.proposedAt(),
                edit.note(),
                masked ? edit.differences().stream().map(EditView::masked).toList() : edit.differences(),
                edit.decidedBy(),
                edit.decidedAt(),
                wouldGive);
    }

    private static Difference masked(Difference difference) {
        String key = nearestName(difference.path());
        return new Difference(
                Mask.key(difference.path()),
                Mask.value(key, unquoted(difference.before())),
                Mask.value(key, unquoted(difference.after())));
    }

    /** Of {@code leads[add][0]} and {@code /data/items/0}: the last step that is no index. */
    private static String nearestName(String path) {
        String nearest = "";
        for (String step : STEP.split(path)) {
            if (!step.chars().allMatch(Character::isDigit)) {
                nearest = step;
            }
        }
        return nearest;
    }

    private static String unquoted(String json) {
        boolean quoted = json.length() > 1 && json.startsWith("\"") && json.endsWith("\"");
        return quoted ? json.substring(1, json.length() - 1) : json;
    }
}
