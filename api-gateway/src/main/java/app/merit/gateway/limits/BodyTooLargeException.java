package app.merit.gateway.limits;

/** A streamed body grew beyond its limit. */
public final class BodyTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BodyTooLargeException(long limitBytes) {
        super("body larger than " + limitBytes + " bytes", null, false, false);
    }
}
