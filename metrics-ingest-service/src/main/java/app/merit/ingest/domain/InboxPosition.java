package app.merit.ingest.domain;

/** Where an inbox message lies in {@code crm.inbox}, and the SHA-256 (hex) of the bytes that were received. */
public record InboxPosition(int partition, long offset, String sha256) {}
