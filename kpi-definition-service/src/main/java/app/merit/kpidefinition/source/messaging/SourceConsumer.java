package app.merit.kpidefinition.source.messaging;

import app.merit.kpidefinition.source.Sources;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the projection of {@code crm.sources}, so that a KPI can only name sources that exist. */
@ApplicationScoped
class SourceConsumer {
    private static final Logger LOG = Logger.getLogger(SourceConsumer.class);

    private final Sources sources;
    private final ObjectMapper mapper;

    SourceConsumer(Sources sources, ObjectMapper mapper) {
        this.sources = sources;
        this.mapper = mapper;
    }

    @Incoming("crm-sources")
    @Blocking
    @Transactional
    public void announced(String json) {
        SourceAnnounced announced = read(json);
        if (announced != null) {
            sources.announce(announced.source(), announced.type(), announced.revision());
        }
    }

    private @Nullable SourceAnnounced read(String json) {
        try {
            return mapper.readValue(json, SourceAnnounced.class);
        } catch (JsonProcessingException unreadable) {
            // One bad record must not hide the sources after it; its name simply stays unknown here.
            LOG.errorf("A record on crm.sources cannot be read: %s", unreadable.getOriginalMessage());
            return null;
        }
    }
}
