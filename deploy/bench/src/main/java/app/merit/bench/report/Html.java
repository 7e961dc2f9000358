package app.merit.bench.report;

import java.util.List;
import java.util.stream.Collectors;

/** Pieces of a page. */
public final class Html {
    private Html() {}

    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The first row is the head. */
    public static String table(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream()
                        .map(cell -> row == rows.getFirst()
                                ? "<th>" + escaped(cell) + "</th>"
                                : "<td>" + escaped(cell) + "</td>")
                        .collect(Collectors.joining("", "<tr>", "</tr>")))
                .collect(Collectors.joining("\n", "<table>\n", "\n</table>\n"));
    }

    public static String page(String title, String content) {
        return """
                <!doctype html>
                <html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%1$s</title>
                <style>
                  body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
                  svg { width: 100%%; height: auto; font: 12px system-ui, sans-serif; }
                  svg text { fill: currentColor; }
                  table { border-collapse: collapse; margin: 1rem 0; }
                  th, td { border-bottom: 1px solid #8884; padding: .25rem .75rem .25rem 0; text-align: left; }
                  @media (prefers-color-scheme: dark) { body { background: #0d1117; color: #e6edf3; } }
                </style>
                <h1>%1$s</h1>
                %2$s</html>
                """.formatted(escaped(title), content);
    }
}
