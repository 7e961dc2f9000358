package app.merit.motivation.scheme.store;

import app.merit.motivation.engine.scheme.Scheme;
import app.merit.motivation.json.EngineJson;
import app.merit.motivation.scheme.domain.SavedScheme;
import app.merit.motivation.scheme.domain.Schemes;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Schemes in PostgreSQL, each as one JSON document. */
@ApplicationScoped
class PanacheSchemes implements Schemes {
    @Override
    public Optional<SavedScheme> find(String code) {
        return SchemeRow.<SchemeRow>findByIdOptional(code).map(PanacheSchemes::saved);
    }

    @Override
    public List<SavedScheme> page(int page, int size) {
        return SchemeRow.<SchemeRow>findAll(Sort.by("code")).page(page, size).stream()
                .map(PanacheSchemes::saved)
                .toList();
    }

    @Override
    public long count() {
        return SchemeRow.count();
    }

    @Override
    public void save(SavedScheme saved) {
        var code = saved.scheme().code();
        SchemeRow row = SchemeRow.<SchemeRow>findByIdOptional(code).orElseGet(SchemeRow::new);
        row.code = code;
        row.revision = saved.revision();
        row.document = EngineJson.text(saved.scheme());
        row.changedAt = saved.changedAt();
        row.changedBy = saved.changedBy();
        row.persistAndFlush();
    }

    private static SavedScheme saved(SchemeRow row) {
        return new SavedScheme(read(row.document), row.revision, row.changedAt, row.changedBy);
    }

    private static Scheme read(String document) {
        try {
            return EngineJson.mapper().readValue(document, Scheme.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A stored scheme cannot be read", broken);
        }
    }
}
