package app.merit.ingest.edge;

import app.merit.ingest.domain.Request;

/**
 * A request with its body read.
 *
 * @param source as named in the path, known or not
 * @param secretInPath whether a second segment followed it
 * @param query raw, as sent
 */
record Arrival(String source, boolean secretInPath, String query, Request request) {}
