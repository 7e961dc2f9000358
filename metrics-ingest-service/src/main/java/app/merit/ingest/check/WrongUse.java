package app.merit.ingest.check;

/** The command cannot run as it was called; the message tells the person at the keyboard what to change. */
final class WrongUse extends Exception {
    private static final long serialVersionUID = 1L;

    WrongUse(String message) {
        super(message);
    }
}
