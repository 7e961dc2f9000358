package app.merit.ingest.admin;

import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.ConfiguredSources;
import app.merit.service.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with a source, by the field of the request. */
final class SourceFaults {
    /** Faults are sentences that begin with the setting, or speak of a secret. */
    private static final Pattern SETTING = Pattern.compile(
            "(name|secrets|currency|max-body-bytes|type|account|public-url|(?:options|api)\\.[^ :]+)[: ]+(.*)");

    private static final Map<String, String> FIELDS = Map.of(
            "max-body-bytes", "maxBodyBytes", "account", "accounts", "public-url", "publicUrl", "secrets", "secret");

    private SourceFaults() {}

    static List<FieldError> of(SourceSettings source, int largestBody) {
        List<FieldError> faults = new ArrayList<>();
        for (String fault : ConfiguredSources.faults(source)) {
            faults.add(error(fault.substring(source.name().length() + 2)));
        }
        if (source.maxBodyBytes() > largestBody && source.maxBodyBytes() <= 16 * 1_048_576) {
            faults.add(new FieldError(
                    "maxBodyBytes",
                    "must be at most " + largestBody + ": the topics were made for no more; a configured source with a"
                            + " higher max-body-bytes raises it at the next start",
                    Integer.toString(source.maxBodyBytes())));
        }
        return faults;
    }

    private static FieldError error(String fault) {
        Matcher setting = SETTING.matcher(fault);
        return setting.matches()
                ? new FieldError(FIELDS.getOrDefault(setting.group(1), setting.group(1)), setting.group(2), "")
                : new FieldError("secret", fault, "");
    }
}
