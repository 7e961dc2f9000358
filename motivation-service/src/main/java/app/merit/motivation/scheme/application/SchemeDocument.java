package app.merit.motivation.scheme.application;

import app.merit.motivation.engine.number.Rounding;
import app.merit.motivation.engine.scheme.Component;
import app.merit.motivation.engine.scheme.LocalText;
import app.merit.motivation.engine.scheme.Scheme;
import app.merit.motivation.engine.scheme.SchemeVersion;
import app.merit.motivation.engine.scheme.SchemeVersion.AssignedTo;
import app.merit.motivation.scheme.domain.SavedScheme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scheme with all its versions, as it is answered by REST and published on {@code motivation.schemes}.
 *
 * @param revision grows by one with each change
 */
public record SchemeDocument(String code, LocalText names, List<Version> versions, long revision) {
    /**
     * One version.
     *
     * @param version number, from 1
     * @param until the day the next version starts; absent = open
     */
    public record Version(
            int version,
            LocalDate from,
            @Nullable LocalDate until,
            String currency,
            AssignedTo assignedTo,
            @Nullable Rounding rounding,
            List<Component> components,
            @Nullable List<String> acknowledgedWarnings) {}

    public static SchemeDocument of(SavedScheme saved) {
        var scheme = saved.scheme();
        var versions = new ArrayList<Version>();
        for (int i = 0; i < scheme.versions().size(); i++) {
            versions.add(version(scheme, i));
        }
        return new SchemeDocument(scheme.code(), scheme.names(), versions, saved.revision());
    }

    private static Version version(Scheme scheme, int index) {
        SchemeVersion version = scheme.versions().get(index);
        return new Version(
                index + 1,
                version.from(),
                scheme.until(index).orElse(null),
                version.currency(),
                version.assignedTo(),
                version.rounding(),
                version.components(),
                version.acknowledgedWarnings());
    }
}
