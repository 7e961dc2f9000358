package app.merit.bench.measure;

import java.util.List;

/** Several measurements of one thing. */
public record Summary(double median, double least, double most, List<Double> values) {
    /** @param values at least one */
    public static Summary of(List<Double> values) {
        List<Double> sorted = values.stream().map(Summary::rounded).sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1
                ? sorted.get(middle)
                : rounded((sorted.get(middle - 1) + sorted.get(middle)) / 2);
        return new Summary(
                median,
                sorted.getFirst(),
                sorted.getLast(),
                values.stream().map(Summary::rounded).toList());
    }

    /** Enough digits to compare, and no more than were measured. */
    static double rounded(double value) {
        double scale = Math.abs(value) >= 100 ? 1 : 1000;
        return Math.round(value * scale) / scale;
    }
}
