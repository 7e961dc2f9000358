package app.merit.kpidefinition.document;

/** The kinds of documents, each with the topic and the event it is published as. */
public enum DocumentKind {
    COMPANY("company", "definition.company", "merit.definition.company.v1", ""),
    DEPARTMENT("departments", "definition.organisation", "merit.definition.organisation.v1", "department:"),
    POSITION("positions", "definition.organisation", "merit.definition.organisation.v1", "position:"),
    EMPLOYEE("employees", "definition.organisation", "merit.definition.organisation.v1", "employee:"),
    GOAL("goals", "definition.goals", "merit.definition.goal.v1", ""),
    KPI("kpis", "definition.kpis", "merit.definition.kpi.v1", ""),
    TARGET("targets", "definition.targets", "merit.definition.target.v1", "");

    private final String path;
    private final String topic;
    private final String eventType;
    private final String keyPrefix;

    DocumentKind(String path, String topic, String eventType, String keyPrefix) {
        this.path = path;
        this.topic = topic;
        this.eventType = eventType;
        this.keyPrefix = keyPrefix;
    }

    /** The segment of the URL, also the word in the database. */
    public String path() {
        return path;
    }

    public String topic() {
        return topic;
    }

    public String eventType() {
        return eventType;
    }

    /** The Kafka key of the document with this code. */
    public String key(String code) {
        return keyPrefix + code;
    }
}
