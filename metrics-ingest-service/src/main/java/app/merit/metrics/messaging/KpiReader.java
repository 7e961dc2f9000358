package app.merit.metrics.messaging;

import app.merit.metrics.kpi.domain.Attribution;
import app.merit.metrics.kpi.domain.Condition;
import app.merit.metrics.kpi.domain.Kpi;
import app.merit.metrics.kpi.domain.KpiVersion;
import app.merit.metrics.kpi.domain.Measure;
import app.merit.metrics.kpi.domain.MomentKind;
import app.merit.metrics.period.domain.Period;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a KPI document with all its versions. */
final class KpiReader {
    private static final int MOST_DECIMALS = 8;

    private KpiReader() {}

    static Kpi read(JsonNode document) {
        var versions = new ArrayList<KpiVersion>();
        document.path("versions").forEach(v -> versions.add(version(v)));
        versions.sort(Comparator.comparing(KpiVersion::from));
        var names = document.path("names");
        return new Kpi(
                Json.code(document, "code"),
                new Kpi.Names(
                        Json.optionalText(names, "ru").orElse(null),
                        Json.optionalText(names, "en").orElse(null)),
                constant(Kpi.Unit.class, "unit", Json.text(document, "unit")),
                decimals(document),
                constant(
                        Kpi.Direction.class,
                        "direction",
                        Json.optionalText(document, "direction").orElse("higher")),
                Json.optionalText(document, "attainment").orElse("ratio").equals("mirror"),
                constant(
                        Period.Kind.class,
                        "targetPeriod",
                        Json.optionalText(document, "targetPeriod").orElse("month")),
                ended(versions));
    }

    private static int decimals(JsonNode document) {
        var decimals = document.path("decimals").asInt(0);
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            throw Json.wrong("decimals", "is not between 0 and " + MOST_DECIMALS);
        }
        return decimals;
    }

    /** A version ends where the next begins, whether or not the document says so. */
    private static List<KpiVersion> ended(List<KpiVersion> versions) {
        var ended = new ArrayList<KpiVersion>();
        for (int i = 0; i < versions.size(); i++) {
            var v = versions.get(i);
            var next = i + 1 < versions.size() ? versions.get(i + 1).from() : v.until();
            var until = v.until() != null && (next == null || v.until().isBefore(next)) ? v.until() : next;
            ended.add(new KpiVersion(
                    v.number(),
                    v.from(),
                    until,
                    v.entity(),
                    v.sources(),
                    v.moment(),
                    v.filter(),
                    v.measure(),
                    v.attribution(),
                    v.currency()));
        }
        return ended;
    }

    private static KpiVersion version(JsonNode version) {
        var sources = new HashSet<String>();
        version.path("sources").forEach(s -> sources.add(Json.text("sources", s)));
        return new KpiVersion(
                version.path("version").asInt(),
                Json.date(version, "from"),
                Json.optionalDate(version, "until").orElse(null),
                Json.text(version, "entity"),
                sources,
                moment(version.path("moment")),
                filter(version.path("filter")),
                measure(version.path("measure")),
                constant(
                        Attribution.class,
                        "attribution",
                        Json.optionalText(version, "attribution").orElse("owner-at-moment")),
                Json.optionalText(version, "currency").orElse(null));
    }

    private static MomentKind moment(JsonNode moment) {
        return switch (Json.text(moment, "kind")) {
            case "created" -> new MomentKind.Created();
            case "won" -> new MomentKind.Won();
            case "lost" -> new MomentKind.Lost();
            case "closed" -> new MomentKind.Closed();
            case "reopened" -> new MomentKind.Reopened();
            case "stage-entered" ->
                new MomentKind.StageEntered(
                        Json.text(moment, "stage"),
                        Json.optionalText(moment, "which").orElse("latest").equals("every"));
            case "activity-done" -> new MomentKind.ActivityDone();
            case "activity-planned" -> new MomentKind.ActivityPlanned();
            default -> throw Json.wrong("moment.kind", "is not known here");
        };
    }

    private static List<Condition> filter(JsonNode filter) {
        var conditions = new ArrayList<Condition>();
        filter.forEach(c -> conditions.add(condition(c)));
        return conditions;
    }

    private static Condition condition(JsonNode condition) {
        var field = Json.text(condition, "field");
        return switch (Json.text(condition, "op")) {
            case "equals" ->
                new Condition.Equals(field, scalar(condition, "value").orElse(""));
            case "in" -> {
                var values = new ArrayList<String>();
                condition.path("values").forEach(v -> values.add(v.asText()));
                yield new Condition.In(field, values);
            }
            case "range" ->
                new Condition.Range(
                        field,
                        scalar(condition, "min").orElse(null),
                        scalar(condition, "max").orElse(null));
            case "exists" ->
                new Condition.Exists(
                        field, !scalar(condition, "value").orElse("true").equals("false"));
            default -> throw Json.wrong("filter.op", "is not known here");
        };
    }

    private static Optional<String> scalar(JsonNode parent, String field) {
        return Json.optional(parent, field).map(JsonNode::asText);
    }

    private static Measure measure(JsonNode measure) {
        return switch (Json.text(measure, "kind")) {
            case "count" -> new Measure.Count();
            case "sum" -> new Measure.Sum(Json.text(measure, "field"));
            case "average" -> new Measure.Average(Json.text(measure, "field"));
            case "ratio" -> new Measure.Ratio(part(measure.path("numerator")), part(measure.path("denominator")));
            default -> throw Json.wrong("measure.kind", "is not known here");
        };
    }

    private static Measure.Part part(JsonNode part) {
        if (!(measure(part.path("measure")) instanceof Measure.Simple simple)) {
            throw Json.wrong("measure", "of a ratio must be made of counts and sums");
        }
        return new Measure.Part(
                simple, Json.optional(part, "moment").map(KpiReader::moment), filter(part.path("filter")));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String field, String text) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw Json.wrong(field, "is not known here: " + text);
        }
    }
}
