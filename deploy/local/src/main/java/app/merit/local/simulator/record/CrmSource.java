package app.merit.local.simulator.record;

import java.util.List;

/**
 * A configured source that a simulated CRM feeds.
 *
 * @param wireName the source's name in addresses and topics
 */
public record CrmSource(String wireName) {
    public static final CrmSource AMOCRM = new CrmSource("amocrm-main");
    public static final CrmSource BITRIX24 = new CrmSource("bitrix24-main");
    public static final CrmSource PIPEDRIVE = new CrmSource("pipedrive-main");
    public static final CrmSource STANDARD = new CrmSource("standard-main");

    /** The sources of the demo company. */
    public static final List<CrmSource> DEMO = List.of(AMOCRM, BITRIX24, PIPEDRIVE, STANDARD);
}
