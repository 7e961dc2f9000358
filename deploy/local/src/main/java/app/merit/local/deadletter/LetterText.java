package app.merit.local.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Dead letters as a person reads them. */
final class LetterText {
    private static final String ROW = "%-24s %-20s %-18s %-24s %s%n";
    private static final int WIDEST_DETAIL = 60;

    private LetterText() {}

    /** A page as a table, newest failure first. */
    static String table(JsonNode page) {
        if (page.path("items").isEmpty()) {
            return "No dead letters.\n";
        }
        StringBuilder table = new StringBuilder(String.format(ROW, "ID", "SOURCE", "STATUS", "FAILED", "REASON"));
        for (JsonNode letter : page.path("items")) {
            table.append(String.format(
                    ROW,
                    letter.path("id").asText(),
                    letter.path("source").asText(),
                    letter.path("status").asText(),
                    letter.path("failedAt").asText().replaceAll("\\.\\d+Z$", "Z"),
                    letter.path("reason").asText() + ": "
                            + cut(letter.path("detail").asText())));
        }
        int shown = page.path("items").size();
        return table.append(
                        String.format("%d of %d%n", shown, page.path("total").asLong()))
                .toString();
    }

    /** One letter with its message and edits. */
    static String letter(JsonNode letter) {
        List<String> lines = new ArrayList<>();
        lines.add("id          " + letter.path("id").asText());
        lines.add("source      " + letter.path("source").asText());
        lines.add("status      " + letter.path("status").asText() + decision(letter.path("decision")));
        lines.add("reason      " + letter.path("reason").asText() + ": "
                + letter.path("detail").asText());
        lines.add("item        " + letter.path("item").asInt() + ", failed "
                + letter.path("failures").asInt() + " time(s)");
        lines.add("received    " + letter.path("receivedAt").asText());
        lines.add("inbox       " + letter.at("/inbox/partition").asInt() + "@"
                + letter.at("/inbox/offset").asLong() + ", sha256 "
                + letter.at("/inbox/sha256").asText());
        if (letter.has("expired")) {
            lines.add("message     " + letter.path("expired").asText());
        }
        if (letter.has("wouldGive")) {
            lines.add("a replay    would give " + preview(letter.path("wouldGive")));
        }
        letter.path("edits").forEach(edit -> lines.add(edit(edit)));
        if (letter.has("message")) {
            lines.add("message     " + letter.at("/message/method").asText() + " "
                    + letter.at("/message/path").asText()
                    + (letter.at("/message/masked").asBoolean() ? "  (values masked; --unmask --reason WHY)" : ""));
            lines.add(body(letter.at("/message/body")));
        }
        return String.join("\n", lines) + "\n";
    }

    static String edit(JsonNode edit) {
        StringBuilder text =
                new StringBuilder("edit        " + edit.path("number").asInt() + " "
                        + edit.path("state").asText() + ", by "
                        + edit.path("editor").asText());
        if (edit.has("decidedBy")) {
            text.append(", decided by ").append(edit.path("decidedBy").asText());
        }
        if (edit.has("wouldGive")) {
            text.append("; would give ").append(preview(edit.path("wouldGive")));
        }
        edit.path("differences")
                .forEach(difference -> text.append("\n  ")
                        .append(difference.path("path").asText())
                        .append("\n    - ")
                        .append(difference.path("before").asText())
                        .append("\n    + ")
                        .append(difference.path("after").asText()));
        return text.toString();
    }

    /** The body as it can be written to a file and altered. */
    static String body(JsonNode body) {
        return body.isTextual() ? body.asText() : body.toPrettyString();
    }

    private static String preview(JsonNode preview) {
        StringBuilder text = new StringBuilder(preview.path("changes").asInt() + " change(s)");
        preview.path("unreadable")
                .forEach(fault -> text.append(", item ")
                        .append(fault.path("item").asInt())
                        .append(" unreadable (")
                        .append(fault.path("reason").asText())
                        .append(": ")
                        .append(fault.path("detail").asText())
                        .append(')'));
        return text.toString();
    }

    private static String decision(JsonNode decision) {
        if (decision.isMissingNode()) {
            return "";
        }
        String why = decision.has("reason") ? ": " + decision.path("reason").asText() : "";
        return " by " + decision.path("by").asText() + " at "
                + decision.path("at").asText() + why;
    }

    private static String cut(String text) {
        return text.length() <= WIDEST_DETAIL ? text : text.substring(0, WIDEST_DETAIL - 1) + "…";
    }
}
