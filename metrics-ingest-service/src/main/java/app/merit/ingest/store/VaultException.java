package app.merit.ingest.store;

/** Something secret can be neither kept nor read. The message says what to do and holds no secret. */
public final class VaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VaultException(String message) {
        super(message);
    }
}
