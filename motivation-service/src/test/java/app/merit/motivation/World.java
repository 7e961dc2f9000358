package app.merit.motivation;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import app.merit.embedded.TestTokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** The other services as this one sees them: records on their topics; and the callers of its API. */
public final class World {
    public static final YearMonth MONTH = YearMonth.now(ZoneId.of("Europe/Berlin"));
    private static final List<String> TOPICS = List.of(
            "definition.company",
            "definition.organisation",
            "definition.kpis",
            "definition.targets",
            "kpi.values",
            "kpi.contributions");
    private static final AtomicLong REVISION = new AtomicLong(100);
    private static final World ONLY = new World();

    private final KafkaProducer<String, String> producer;
    private boolean founded;

    private World() {
        Map<String, Object> broker = Map.of(
                "bootstrap.servers",
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                "linger.ms",
                0);
        try (var admin = Admin.create(broker)) {
            TOPICS.forEach(t -> create(admin, t));
        }
        producer = new KafkaProducer<>(broker, new StringSerializer(), new StringSerializer());
    }

    private static void create(Admin admin, String topic) {
        try {
            admin.createTopics(List.of(new NewTopic(topic, 4, (short) 1))).all().get();
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(failure);
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    public static World world() {
        return ONLY;
    }

    /** The company that every test lives in; sent once. */
    public synchronized World founded() {
        if (!founded) {
            found();
            founded = true;
        }
        return this;
    }

    private void found() {
        company("total");
        for (var position : List.of("sales-rep", "senior-rep", "department-head", "head-of-sales")) {
            position(position);
        }
        department("sales", null);
        department("north", "sales");
        department("south", "sales");
        kpi("revenue", "money", "{\"kind\":\"sum\",\"field\":\"amount\"}");
        kpi("deals-won", "count", "{\"kind\":\"count\"}");
        kpi("calls", "count", "{\"kind\":\"count\"}");
        kpi("win-rate", "percent", "{\"kind\":\"ratio\"}");
        for (var rep : List.of("anna", "boris", "clara")) {
            employee(rep, works("north", "sales-rep", false, "2020-01-01", null));
        }
        employee("ivan", works("north", "department-head", true, "2020-01-01", null));
        employee("maria", works("sales", "head-of-sales", true, "2020-01-01", null));
        employee("olga", works("south", "department-head", true, "2020-01-01", null));
        saved("sales-rep", Contract.text("rest/examples/sales-rep.json"));
        saved("department-head", Contract.text("rest/examples/department-head.json"));
        saved(
                "senior-rep",
                Contract.text("rest/examples/sales-rep.json")
                        .replace("\"sales-rep\"", "\"senior-rep\"")
                        .replace("\"3\"", "\"10\""));
    }

    public static long revision() {
        return REVISION.incrementAndGet();
    }

    public void send(String topic, String key, String json) {
        try {
            producer.send(new ProducerRecord<>(topic, key, json)).get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public void company(String headsSeePay) {
        send("definition.company", "company", """
                {"names":{"ru":"Д","en":"D"},"zone":"Europe/Berlin","reportingCurrency":"EUR","periodKinds":["month"],
                 "headsSeePay":"%s","minimumGroup":3,"revision":%d}""".formatted(headsSeePay, revision()));
    }

    public void position(String code) {
        send("definition.organisation", "position:" + code, """
                {"kind":"position","code":"%s","names":{"ru":"Д","en":"P"},"revision":%d}""".formatted(code, revision()));
    }

    public void department(String code, String parent) {
        var above = parent == null ? "" : "\"parent\":\"" + parent + "\",";
        send("definition.organisation", "department:" + code, """
                {"kind":"department","code":"%s","names":{"ru":"О","en":"D"},"parents":[{%s"from":"2020-01-01"}],
                 "revision":%d}""".formatted(code, above, revision()));
    }

    public void employee(String code, String... assignments) {
        send("definition.organisation", "employee:" + code, """
                {"kind":"employee","code":"%s","employedFrom":"2020-01-01","assignments":[%s],"crmIdentities":[],
                 "revision":%d}""".formatted(
                        code, String.join(",", assignments), revision()));
    }

    public static String works(String department, String position, boolean head, String from, String until) {
        var end = until == null ? "" : ",\"until\":\"" + until + "\"";
        return """
                {"department":"%s","position":"%s","head":%s,"from":"%s"%s}""".formatted(department, position, head, from, end);
    }

    public void kpi(String code, String unit, String measure) {
        send("definition.kpis", code, """
                {"code":"%s","names":{"ru":"К","en":"K"},"unit":"%s","decimals":2,"direction":"higher",
                 "targetPeriod":"month","attainment":"ratio","accountablePosition":"x","scope":"both",
                 "versions":[{"version":1,"from":"2020-01-01","entity":"deal","measure":%s}],"revision":%d}""".formatted(code, unit, measure, revision()));
    }

    public void target(String kpi, String subject, String value) {
        send("definition.targets", String.join(":", kpi, subject, MONTH.toString()), """
                {"kpi":"%s","subject":"%s","period":"%s","versions":[
                  {"version":1,"value":"1.00","author":"a","at":"2026-01-01T00:00:00Z"},
                  {"version":2,"value":"%s","author":"a","at":"2026-01-02T00:00:00Z"}],"revision":%d}""".formatted(
                        kpi, subject, MONTH, value, revision()));
    }

    public void value(String kpi, String subject, String numerator) {
        value(kpi, subject, numerator, revision());
    }

    public void value(String kpi, String subject, String numerator, long revision) {
        send("kpi.values", String.join(":", kpi, subject, MONTH.toString()), """
                {"kpi":"%s","subject":"%s","period":"%s","value":"%s","numerator":"%s","denominator":"1",
                 "newestChangeAt":"2026-11-02T10:00:00Z","revision":%d,"marks":[]}""".formatted(
                        kpi, subject, MONTH, published(numerator), numerator, revision));
    }

    /** A value has the decimals of its KPI and four more. */
    private static String published(String numerator) {
        return new BigDecimal(numerator).setScale(6, RoundingMode.UNNECESSARY).toPlainString();
    }

    public void credit(String kpi, String deal, String employee, int day, String amount) {
        credit(kpi, deal, employee, day, amount, revision());
    }

    public void credit(String kpi, String deal, String employee, int day, String amount, long revision) {
        contributions(kpi, deal, """
                {"version":1,"employee":"%s","crmUser":"1","day":"%s","numerator":"%s","denominator":"0",
                 "currency":"EUR","marks":["unconfirmed"]}""".formatted(employee, MONTH.atDay(day), amount), revision);
    }

    public void contributions(String kpi, String deal, String items, long revision) {
        send("kpi.contributions", kpi + ":amocrm-main:deal:" + deal, """
                {"kpi":"%s","source":"amocrm-main","entity":"deal","id":"%s","contributions":[%s],
                 "newestChangeAt":"2026-11-02T10:00:00.123456Z","revision":%d}""".formatted(kpi, deal, items, revision));
    }

    public static RequestSpecification as(String employee, String... roles) {
        return given().auth().oauth2(TestTokens.token("merit-motivation", employee, roles));
    }

    public static RequestSpecification compAdmin() {
        return as(null, "comp-admin");
    }

    public static Response accrual(RequestSpecification reader, String employee) {
        return reader.get("/api/motivation/accruals/{employee}/{period}", employee, MONTH.toString());
    }

    public static Response put(String code, String scheme) {
        return compAdmin().contentType("application/json").body(scheme).put("/api/motivation/schemes/{code}", code);
    }

    /** Saves once the projections know what the scheme names. */
    public static void saved(String code, String scheme) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var answer = put(code, scheme);
            if (answer.statusCode() >= 300) {
                throw new AssertionError(answer.asString());
            }
        });
    }
}
