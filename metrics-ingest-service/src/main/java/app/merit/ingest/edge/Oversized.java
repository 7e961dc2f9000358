package app.merit.ingest.edge;

import jakarta.inject.Singleton;

/** Proven requests that were longer than their source may send. */
@Singleton
public class Oversized extends Tally {}
