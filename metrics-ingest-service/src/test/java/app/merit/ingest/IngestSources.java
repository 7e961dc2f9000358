package app.merit.ingest;

/** The secrets of the sources that tests post to; the sources are in META-INF/microprofile-config.properties. */
public final class IngestSources {
    public static final String AMO_OLD_SECRET = "fake-amo-secret-0";
    public static final String SIGNING = "whsec_ZmFrZS1zaWduaW5nLWtleS1vZi0zMi1ieXRlcy0wMDAx";

    private IngestSources() {}
}
