package app.merit.local.state;

/** Something a person can put right: what is wrong, and the way on. */
public final class RefusedException extends RuntimeException {
    private final String wayOn;

    public RefusedException(String problem, String wayOn) {
        super(problem);
        this.wayOn = wayOn;
    }

    /** What to do or type next. */
    public String wayOn() {
        return wayOn;
    }
}
