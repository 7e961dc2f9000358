package app.merit.bench.ingest;

/**
 * What was asked for.
 *
 * @param rounds of each server, taken in turns
 * @param seconds of each round
 * @param warmUpSeconds of each server before the first round
 * @param connections of the closed loop
 */
public record Settings(int rounds, int seconds, int warmUpSeconds, int connections) {}
