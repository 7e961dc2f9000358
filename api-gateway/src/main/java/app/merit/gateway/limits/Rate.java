package app.merit.gateway.limits;

/**
 * How much one caller may do.
 *
 * @param perMinute requests that come back each minute, evenly
 * @param burst requests at once after a pause
 */
record Rate(int perMinute, int burst) {
    Rate {
        if (perMinute <= 0 || burst <= 0) {
            throw new IllegalArgumentException("a rate must be positive: " + perMinute + " a minute, burst " + burst);
        }
    }
}
