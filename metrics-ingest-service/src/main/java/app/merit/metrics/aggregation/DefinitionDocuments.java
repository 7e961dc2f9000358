package app.merit.metrics.aggregation;

import app.merit.metrics.definition.domain.Definitions;
import app.merit.metrics.store.DefinitionRows;
import java.util.List;

/** Turns stored documents into definitions; the edge knows their format. */
public interface DefinitionDocuments {
    Definitions read(long epoch, List<DefinitionRows.Row> rows);
}
