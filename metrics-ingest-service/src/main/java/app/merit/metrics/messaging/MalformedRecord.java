package app.merit.metrics.messaging;

/** A record that can never be taken in. */
public final class MalformedRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String reason;

    MalformedRecord(String reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    /** A short stable word, such as `malformed-json`. */
    public String reason() {
        return reason;
    }
}
