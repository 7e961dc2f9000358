package app.merit.motivation.scheme.domain;

import app.merit.motivation.engine.check.Fault;
import app.merit.motivation.engine.scheme.Scheme;
import app.merit.motivation.engine.scheme.SchemeVersion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a saved scheme may not do to the past, nor to other schemes. */
public final class SchemeHistory {
    private SchemeHistory() {}

    /** Faults where a version that has started would change, vanish or lose days. */
    public static List<Fault> moved(Scheme before, Scheme after, LocalDate today) {
        var faults = new ArrayList<Fault>();
        int started = (int)
                before.versions().stream().filter(v -> !v.from().isAfter(today)).count();
        for (int i = 0; i < started; i++) {
            var place = "versions[" + i + "]";
            if (i >= after.versions().size()) {
                faults.add(new Fault(place, "has started and must stay", ""));
            } else if (!before.versions().get(i).equals(after.versions().get(i))) {
                faults.add(new Fault(
                        place,
                        "has started and must stay as it is; append a version instead",
                        after.versions().get(i).from().toString()));
            }
        }
        for (int i = started; i < after.versions().size(); i++) {
            var from = after.versions().get(i).from();
            if (started > 0 && from.isBefore(today)) {
                faults.add(new Fault(
                        "versions[" + i + "].from", "a new version must start today or later", from.toString()));
            }
        }
        return faults;
    }

    /** Faults where a position or department would have two schemes on one day. */
    public static List<Fault> clashes(Scheme scheme, Collection<Scheme> others) {
        var faults = new ArrayList<Fault>();
        for (Scheme other : others) {
            if (!other.code().equals(scheme.code())) {
                clashes(scheme, other, "positions", v -> v.assignedTo().positions(), faults);
                clashes(scheme, other, "departments", v -> v.assignedTo().departments(), faults);
            }
        }
        return faults;
    }

    private static void clashes(
            Scheme scheme,
            Scheme other,
            String list,
            Function<SchemeVersion, List<String>> assigned,
            List<Fault> faults) {
        for (int i = 0; i < scheme.versions().size(); i++) {
            var codes = assigned.apply(scheme.versions().get(i));
            for (int c = 0; c < codes.size(); c++) {
                if (taken(scheme, i, other, codes.get(c), assigned)) {
                    faults.add(new Fault(
                            "versions[%d].assignedTo.%s[%d]".formatted(i, list, c),
                            "has the scheme " + other.code() + " on some of these days",
                            codes.get(c)));
                }
            }
        }
    }

    private static boolean taken(
            Scheme scheme, int index, Scheme other, String code, Function<SchemeVersion, List<String>> assigned) {
        for (int o = 0; o < other.versions().size(); o++) {
            if (assigned.apply(other.versions().get(o)).contains(code) && overlap(scheme, index, other, o)) {
                return true;
            }
        }
        return false;
    }

    private static boolean overlap(Scheme one, int i, Scheme two, int k) {
        return starts(one, i, two.until(k)) && starts(two, k, one.until(i));
    }

    private static boolean starts(Scheme scheme, int index, Optional<LocalDate> before) {
        return before.isEmpty() || scheme.versions().get(index).from().isBefore(before.get());
    }
}
