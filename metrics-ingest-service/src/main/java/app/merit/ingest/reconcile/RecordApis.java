package app.merit.ingest.reconcile;

import app.merit.ingest.crm.SourceType;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.SourceSettings;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** How the records of a source are listed and understood. */
@Singleton
public class RecordApis {
    public Optional<RecordApi> of(SourceSettings source) {
        return SourceType.ofWire(source.type()).flatMap(type -> type.adapter().records());
    }

    public List<RecordApi.Kind> kinds(SourceSettings source) {
        return of(source).map(api -> api.kinds(source)).orElse(List.of());
    }
}
