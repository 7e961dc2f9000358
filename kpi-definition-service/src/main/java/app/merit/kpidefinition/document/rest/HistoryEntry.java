package app.merit.kpidefinition.document.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** A document as it was saved once, and by whom. */
public record HistoryEntry(int revision, Instant savedAt, String savedBy, JsonNode document) {}
