package app.merit.local.simulator;

/** The three configured sources that the simulated CRMs feed. */
public enum CrmSource {
    AMOCRM("amocrm-main"),
    PIPEDRIVE("pipedrive-main"),
    STANDARD("standard-main");

    private final String wireName;

    CrmSource(String wireName) {
        this.wireName = wireName;
    }

    /** The source's name in addresses and topics. */
    public String wireName() {
        return wireName;
    }
}
