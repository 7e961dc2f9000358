package app.merit.motivation.engine.scheme;

import java.util.Set;

/** One named thing a scheme pays for. A new kind is a new record here; every switch over kinds then asks for it. */
public sealed interface Component permits Commission, Scorecard, TeamOverride {
    /** Unique in its version; names the component in the result. */
    String code();

    LocalText name();

    /** Codes of the KPIs it reads. */
    Set<String> kpis();

    /** The word that names the kind in JSON. */
    default String kind() {
        return switch (this) {
            case Commission _ -> "commission";
            case Scorecard _ -> "scorecard";
            case TeamOverride _ -> "override";
        };
    }
}
