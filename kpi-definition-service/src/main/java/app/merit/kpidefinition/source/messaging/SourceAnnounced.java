package app.merit.kpidefinition.source.messaging;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** What this service reads of a record on {@code crm.sources}. */
@JsonIgnoreProperties(ignoreUnknown = true)
record SourceAnnounced(String source, String type, long revision) {}
