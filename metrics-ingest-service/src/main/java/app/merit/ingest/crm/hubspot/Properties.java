package app.merit.ingest.crm.hubspot;

import app.merit.ingest.domain.SourceSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which properties are asked for: those that Merit understands, and of deals those of the company's own it names. */
final class Properties {
    /** Names of further properties of deals, with commas. */
    static final String OPTION = "properties";

    static final String MODIFIED = "hs_lastmodifieddate";
    /** The kind of business, from a list of the company's: useful to count by, and no prose. */
    private static final String DEAL_TYPE = "dealtype";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,99}");
    private static final List<String> OF_DEALS = List.of(
            "dealstage",
            "pipeline",
            "amount",
            "deal_currency_code",
            Property.PLANNED_CLOSE,
            "createdate",
            "hubspot_owner_id",
            "hs_is_closed",
            "hs_is_closed_won",
            MODIFIED,
            "hs_v2_date_entered_current_stage");
    private static final List<String> OF_ACTIVITIES =
            List.of("hs_createdate", MODIFIED, "hs_timestamp", "hubspot_owner_id");

    private Properties() {}

    static List<String> of(ObjectType type, Map<String, String> options) {
        return switch (type) {
            case DEAL ->
                Stream.concat(OF_DEALS.stream(), custom(options)).distinct().toList();
            case CALL -> with("hs_call_duration", "hs_call_status");
            case MEETING -> with("hs_meeting_start_time", "hs_meeting_end_time", "hs_meeting_outcome");
            case TASK -> with("hs_task_status", "hs_task_completion_date");
            case EMAIL -> with("hs_email_status");
            case NOTE -> OF_ACTIVITIES;
        };
    }

    private static List<String> with(String... further) {
        return Stream.concat(OF_ACTIVITIES.stream(), Arrays.stream(further)).toList();
    }

    static Stream<String> custom(Map<String, String> options) {
        return Stream.concat(Stream.of(DEAL_TYPE), stated(options).filter(NAME.asMatchPredicate()))
                .filter(name -> !OF_DEALS.contains(name));
    }

    private static Stream<String> stated(Map<String, String> options) {
        return Arrays.stream(options.getOrDefault(OPTION, "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty());
    }

    static Optional<String> complaint(SourceSettings settings) {
        return stated(settings.options()).allMatch(NAME.asMatchPredicate())
                ? Optional.empty()
                : Optional.of("options." + OPTION + " must be internal names of properties with commas");
    }
}
