package app.merit.metrics.support;

import java.util.LinkedHashMap;
import java.util.Map;

/** The definitions of a small company, as the definition service publishes them. */
public final class DemoDefinitions {
    private static final String ALWAYS = "2026-01-01";

    private DemoDefinitions() {}

    /** Topic and key, joined by a space, to document. */
    public static Map<String, String> all() {
        var documents = new LinkedHashMap<String, String>();
        documents.put("definition.company company", company(1));
        documents.put("definition.organisation department:sales", department("sales", null, 1));
        documents.put("definition.organisation department:north", department("north", "sales", 1));
        documents.put("definition.organisation department:south", department("south", "sales", 1));
        documents.put(
                "definition.organisation position:sales-rep",
                "{\"kind\":\"position\",\"code\":\"sales-rep\",\"revision\":1}");
        person(documents, "maria.sokolova", "sales", true, "3010");
        person(documents, "ivan.orlov", "north", true, "3011");
        person(documents, "olga.smirnova", "south", true, "3012");
        person(documents, "anna.petrova", "north", false, "3001");
        person(documents, "boris.ivanov", "north", false, "3002");
        person(documents, "clara.weber", "north", false, "3003");
        person(documents, "dmitri.volkov", "south", false, "3004");
        person(documents, "elena.kuznetsova", "south", false, "3005");
        documents.put(
                "definition.kpis revenue",
                kpi("revenue", "money", 2, "won", "{\"kind\":\"sum\",\"field\":\"amount\"}", 1));
        documents.put("definition.kpis deals-won", kpi("deals-won", "count", 0, "won", "{\"kind\":\"count\"}", 1));
        documents.put(
                "definition.kpis average-deal",
                kpi("average-deal", "money", 2, "won", "{\"kind\":\"average\",\"field\":\"amount\"}", 1));
        documents.put("definition.kpis win-rate", kpi("win-rate", "percent", 1, "closed", """
                        {"kind":"ratio","numerator":{"measure":{"kind":"count"},"moment":{"kind":"won"}},
                         "denominator":{"measure":{"kind":"count"}}}""", 1));
        documents.put("definition.kpis calls", calls());
        documents.put("definition.targets revenue:employee:anna.petrova:2026-11", """
                {"kpi":"revenue","subject":"employee:anna.petrova","period":"2026-11",
                 "versions":[{"version":1,"value":"100000.00","currency":"EUR","author":"kim.admin",
                  "at":"2026-11-01T00:00:00Z"}],"revision":1}""");
        return documents;
    }

    public static String company(int revision) {
        return """
                {"names":{"ru":"Демо","en":"Demo"},"zone":"Europe/Berlin","reportingCurrency":"EUR",
                 "periodKinds":["day","week","month","quarter","year"],"headsSeePay":"total","minimumGroup":3,
                 "revision":%d}""".formatted(revision);
    }

    public static String department(String code, String parent, int revision) {
        var above = parent == null ? "" : "\"parent\":\"%s\",".formatted(parent);
        return """
                {"kind":"department","code":"%s","names":{"ru":"%s","en":"%s"},
                 "parents":[{%s"from":"%s"}],"revision":%d}""".formatted(code, code, code, above, ALWAYS, revision);
    }

    private static void person(
            Map<String, String> documents, String code, String department, boolean head, String crmUser) {
        documents.put("definition.organisation employee:" + code, employee(code, department, head, crmUser, 1));
    }

    public static String employee(String code, String department, boolean head, String crmUser, int revision) {
        return employee(
                code,
                "[{\"department\":\"%s\",\"position\":\"sales-rep\",\"head\":%b,\"from\":\"%s\"}]"
                        .formatted(department, head, ALWAYS),
                crmUser,
                revision);
    }

    public static String employee(String code, String assignments, String crmUser, int revision) {
        return """
                {"kind":"employee","code":"%s","employedFrom":"%s","assignments":%s,
                 "crmIdentities":[{"source":"amocrm-main","crmUser":"%s","from":"%s"}],"revision":%d}""".formatted(code, ALWAYS, assignments, crmUser, ALWAYS, revision);
    }

    public static String kpi(String code, String unit, int decimals, String moment, String measure, int revision) {
        return """
                {"code":"%s","names":{"ru":"%s","en":"%s"},"unit":"%s","decimals":%d,"direction":"higher",
                 "goal":"grow","accountablePosition":"head-of-sales","scope":"both","targetPeriod":"month",
                 "attainment":"ratio","versions":[{"version":1,"from":"%s","entity":"deal",
                  "sources":["amocrm-main","pipedrive-main"],"moment":{"kind":"%s"},"filter":[],"measure":%s,
                  "attribution":"owner-at-moment"}],"revision":%d}""".formatted(code, code, code, unit, decimals, ALWAYS, moment, measure, revision);
    }

    private static String calls() {
        return """
                {"code":"calls","names":{"ru":"Звонки","en":"Calls"},"unit":"count","decimals":0,"direction":"higher",
                 "goal":"grow","accountablePosition":"head-of-sales","scope":"both","targetPeriod":"month",
                 "attainment":"ratio","versions":[{"version":1,"from":"%s","entity":"activity",
                  "sources":["amocrm-main"],"moment":{"kind":"activity-done"},
                  "filter":[{"field":"activityType","op":"equals","value":"call"}],"measure":{"kind":"count"},
                  "attribution":"owner-at-moment"}],"revision":1}""".formatted(ALWAYS);
    }

    /** Sends all of them. */
    public static void send(KafkaTestClient kafka) {
        all().forEach((where, document) -> {
            var space = where.indexOf(' ');
            kafka.send(where.substring(0, space), where.substring(space + 1), document);
        });
        kafka.flush();
    }
}
