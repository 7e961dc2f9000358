package app.merit.ingest.edge;

import app.merit.ingest.domain.SourceSettings;
import java.util.Collection;
import java.util.Optional;

/** The configured sources. */
public interface Sources {
    Optional<SourceSettings> find(String name);

    Collection<SourceSettings> all();
}
