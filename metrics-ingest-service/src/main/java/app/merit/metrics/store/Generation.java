package app.merit.metrics.store;

/** Which set of contributions and cells is read and written. */
final class Generation {
    static final int CURRENT = 0;

    private Generation() {}
}
