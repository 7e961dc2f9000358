package app.merit.kpidefinition.organisation.bulk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns of the CSV template, in its order. */
enum CsvColumn {
    RECORD,
    CODE,
    NAME,
    NAME_RU,
    NAME_EN,
    PARENT,
    DEPARTMENT,
    POSITION,
    HEAD,
    SOURCE,
    CRM_USER,
    FROM,
    UNTIL;

    private static final Map<String, CsvColumn> BY_FIELD = Map.ofEntries(
            Map.entry("code", CODE),
            Map.entry("name", NAME),
            Map.entry("ru", NAME_RU),
            Map.entry("en", NAME_EN),
            Map.entry("parent", PARENT),
            Map.entry("department", DEPARTMENT),
            Map.entry("position", POSITION),
            Map.entry("head", HEAD),
            Map.entry("source", SOURCE),
            Map.entry("crmUser", CRM_USER),
            Map.entry("from", FROM),
            Map.entry("employedFrom", FROM),
            Map.entry("until", UNTIL),
            Map.entry("employedUntil", UNTIL));

    String header() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static List<String> headers() {
        return Arrays.stream(values()).map(CsvColumn::header).toList();
    }

    /** The column that holds the last part of a place such as {@code employees[3].assignments[0].department}. */
    static String ofPlace(String place) {
        String field = place.substring(place.lastIndexOf('.') + 1);
        return Optional.ofNullable(BY_FIELD.get(field)).map(CsvColumn::header).orElse(field);
    }
}
