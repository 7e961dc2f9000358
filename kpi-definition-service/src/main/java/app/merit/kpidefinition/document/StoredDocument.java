package app.merit.kpidefinition.document;

import java.time.Instant;

/**
 * A document as it was saved.
 *
 * @param revision counts the saves that changed it, from 1
 * @param changeNumber grows over all documents with every save
 * @param body JSON of the published record without its revision
 */
public record StoredDocument(
        String code, int revision, long changeNumber, String body, Instant savedAt, String savedBy) {}
