package app.merit.ingest.domain;

import java.util.List;

/**
 * A webhook request as it came in.
 *
 * @param urlSecrets what stands in the URL as a secret: the path segment after the source, and each {@code ?key=}; decoded once
 * @param body the raw bytes; proofs are over these
 */
public record Request(String method, List<String> urlSecrets, Headers headers, byte[] body) {}
