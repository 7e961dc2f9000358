package app.merit.ingest.ops;

import java.util.Map;
import java.util.Optional;

/** What operators and the close gate are told. Never throws: what cannot be sent is logged and tried at the next report. */
public interface OpsFeed {

    /**
     * An event on {@code ops.events}, of type {@code merit.ops.<event>.v1}.
     *
     * @param event lower case words joined by dashes, for example {@code source-silent}
     * @param source the source it is about, if it is about one
     * @param values plain texts and numbers as text; no content of messages, no secrets
     * @return true if Kafka has it
     */
    boolean event(String event, Optional<String> source, Map<String, String> values);

    /**
     * The state of one check on {@code ops.readiness}, compacted under {@code metrics-ingest-service:<check>}.
     *
     * @param check for example {@code completeness:amocrm-main:2026-11-23} or {@code dead-letters:amocrm-main}
     * @param detail a sentence for a person
     * @return true if Kafka has it
     */
    boolean readiness(String check, State state, String detail, Map<String, String> values);

    /** Whether a check stands in the way of a close. */
    enum State {
        GREEN,
        RED,
        /** Was red; what was missing has been found and taken in. */
        HEALED,
        /** Red, and a person answered for it. */
        WAIVED
    }
}
