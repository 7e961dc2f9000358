package app.merit.ingest.domain;

/** What a CRM's REST API answered; the body is bounded by who asked. */
public record ApiResponse(int status, Headers headers, byte[] body) {}
