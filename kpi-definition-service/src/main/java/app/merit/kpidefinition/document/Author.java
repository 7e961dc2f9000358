package app.merit.kpidefinition.document;

import java.time.Instant;

/** Who saves, and when. */
public record Author(String login, Instant at) {}
