package app.merit.ingest.deadletter;

/** A place in a topic. */
record Place(int partition, long offset) {}
