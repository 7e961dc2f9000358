package app.merit.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small charts as inline SVG. */
public final class Chart {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 260;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 20;
    private static final int BOTTOM = 45;
    private static final List<String> COLOURS = List.of("#1f6feb", "#d29922", "#2da44e");

    private Chart() {}

    /** A line of points. */
    public record Series(String name, List<double[]> points) {}

    /** Values of several things side by side: a dot for each measurement, a bar for the median. */
    public static String dots(String unit, List<String> names, List<List<Double>> values, List<Double> medians) {
        double most = values.stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        double top = most * 1.1;
        StringBuilder marks = new StringBuilder();
        double step = (double) (WIDTH - LEFT - RIGHT) / names.size();
        for (int i = 0; i < names.size(); i++) {
            double centre = LEFT + step * (i + 0.5);
            String colour = COLOURS.get(i % COLOURS.size());
            double bar = y(medians.get(i), 0, top);
            marks.append("<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='%s' opacity='0.25'/>"
                    .formatted(centre - step / 4, bar, step / 2, HEIGHT - BOTTOM - bar, colour));
            List<Double> own = values.get(i);
            for (int j = 0; j < own.size(); j++) {
                double x = centre - step / 6 + step / 3 * (own.size() == 1 ? 0.5 : (double) j / (own.size() - 1));
                marks.append(
                        "<circle cx='%.1f' cy='%.1f' r='4' fill='%s'/>".formatted(x, y(own.get(j), 0, top), colour));
            }
            marks.append(label(centre, HEIGHT - BOTTOM + 18, "middle", names.get(i)));
        }
        return svg(grid(0, top, unit) + marks);
    }

    /** Lines over a common axis. */
    public static String lines(String unit, String along, List<Series> series) {
        double most = max(series, 1);
        double top = most * 1.1;
        double end = Math.max(max(series, 0), 1e-9);
        StringBuilder marks = new StringBuilder();
        for (int i = 0; i < series.size(); i++) {
            String colour = COLOURS.get(i % COLOURS.size());
            String points = series.get(i).points().stream()
                    .map(point -> "%.1f,%.1f".formatted(x(point[0], end), y(point[1], 0, top)))
                    .collect(Collectors.joining(" "));
            marks.append("<polyline points='%s' fill='none' stroke='%s' stroke-width='2'/>".formatted(points, colour));
            marks.append("<rect x='%d' y='%d' width='10' height='10' fill='%s'/>"
                    .formatted(LEFT + 10 + i * 180, TOP - 14, colour));
            marks.append(
                    label(LEFT + 26 + i * 180, TOP - 5, "start", series.get(i).name()));
        }
        String axis = IntStream.rangeClosed(0, 4)
                .mapToObj(i -> label(x(end * i / 4, end), HEIGHT - BOTTOM + 18, "middle", number(end * i / 4)))
                .collect(Collectors.joining());
        return svg(grid(0, top, unit) + axis + label(LEFT + 250, HEIGHT - 8, "middle", along) + marks);
    }

    private static double max(List<Series> series, int coordinate) {
        return series.stream()
                .flatMap(one -> one.points().stream())
                .mapToDouble(point -> point[coordinate])
                .max()
                .orElse(1);
    }

    private static String grid(double from, double to, String unit) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i <= 4; i++) {
            double value = from + (to - from) * i / 4;
            double y = y(value, from, to);
            lines.append(
                    "<line x1='%d' x2='%d' y1='%.1f' y2='%.1f' stroke='#8884'/>".formatted(LEFT, WIDTH - RIGHT, y, y));
            lines.append(label(LEFT - 8, y + 4, "end", number(value)));
        }
        return lines
                + "<text x='14' y='%d' transform='rotate(-90 14 %d)' text-anchor='middle'>%s</text>"
                        .formatted(HEIGHT / 2, HEIGHT / 2, Html.escaped(unit));
    }

    private static String label(double x, double y, String anchor, String text) {
        return "<text x='%.1f' y='%.1f' text-anchor='%s'>%s</text>".formatted(x, y, anchor, Html.escaped(text));
    }

    private static String svg(String content) {
        return "<svg viewBox='0 0 %d %d' role='img'>%s</svg>".formatted(WIDTH, HEIGHT, content);
    }

    private static double x(double value, double end) {
        return LEFT + value / end * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double value, double from, double to) {
        return HEIGHT - BOTTOM - (value - from) / (to - from) * (HEIGHT - BOTTOM - TOP);
    }

    private static String number(double value) {
        return value >= 100
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, value >= 10 ? "%.0f" : "%.2f", value);
    }
}
