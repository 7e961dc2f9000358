package app.merit.ingest.format;

/** What came of reading a body. */
public sealed interface Parsed<T> {
    record Ok<T>(T value) implements Parsed<T> {}

    /** A stable slug and a sentence; neither holds content of the body. */
    record Malformed<T>(String reason, String detail) implements Parsed<T> {}
}
