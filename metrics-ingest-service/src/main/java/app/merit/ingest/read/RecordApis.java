package app.merit.ingest.read;

import app.merit.ingest.crm.SourceType;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.SourceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Which API the records of a source are read by. */
@ApplicationScoped
public class RecordApis {
    /** Empty if the source's type has none or the source has no login for it. */
    public Optional<RecordApi> of(SourceSettings source) {
        return source.api()
                .flatMap(_ -> ofType(source.type()))
                .filter(api -> api.baseUrl(source).isPresent());
    }

    /** Empty if the type has none; for decoding, which needs no login. */
    public Optional<RecordApi> ofType(String type) {
        return SourceType.ofWire(type).flatMap(known -> known.adapter().records());
    }

    /**
     * The kind under which a record can be read. Changes of before the kind was published, and of adapters that have but
     * one, name the entity: then it is the only kind of that entity.
     */
    public Optional<String> readableKind(SourceSettings source, Entity entity, String kind) {
        List<String> kinds = of(source).map(api -> api.kinds(source)).orElse(List.of()).stream()
                .filter(one -> one.entity() == entity)
                .map(RecordApi.Kind::kind)
                .toList();
        if (kinds.contains(kind)) {
            return Optional.of(kind);
        }
        return kind.equals(entity.wire()) && kinds.size() == 1 ? Optional.of(kinds.getFirst()) : Optional.empty();
    }
}
