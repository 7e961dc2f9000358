package app.merit.kpidefinition.source.store;

import app.merit.kpidefinition.source.Sources;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;

@ApplicationScoped
class PanacheSources implements Sources {
    @Override
    public Set<String> names() {
        return SourceRow.<SourceRow>streamAll().map(row -> row.source).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void announce(String source, String type, long revision) {
        SourceRow known = SourceRow.findById(source);
        if (known == null) {
            known = new SourceRow();
            known.source = source;
            known.type = type;
            known.revision = revision;
            known.persist();
        } else if (revision > known.revision) {
            known.type = type;
            known.revision = revision;
        }
    }
}
