package app.merit.metrics.aggregation;

import app.merit.metrics.state.domain.Change;

/** Turns a stored fact into a change; the edge knows its format. */
public interface ChangeDocuments {
    Change read(String json);
}
