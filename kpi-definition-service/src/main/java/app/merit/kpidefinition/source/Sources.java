package app.merit.kpidefinition.source;

import java.util.Set;

/** The CRM sources that ingest has announced on {@code crm.sources}. */
public interface Sources {
    Set<String> names();

    /** Notes an announcement unless a newer one is known. */
    void announce(String source, String type, long revision);
}
