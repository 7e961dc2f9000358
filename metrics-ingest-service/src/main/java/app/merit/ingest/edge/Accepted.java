package app.merit.ingest.edge;

import jakarta.inject.Singleton;

/** Requests that were kept. */
@Singleton
public class Accepted extends Tally {}
