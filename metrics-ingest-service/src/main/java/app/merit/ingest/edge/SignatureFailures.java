package app.merit.ingest.edge;

import jakarta.inject.Singleton;

/** Requests that failed their proof. */
@Singleton
public class SignatureFailures extends Tally {}
