package app.merit.kpidefinition.organisation.domain;

import java.time.LocalDate;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whom a head may know by name. */
public final class Headship {
    private Headship() {}

    /**
     * Whether on some day up to today the person worked in a department that the head headed, or in one below it. Days
     * to come do not count: a future head has nothing to see yet.
     */
    public static boolean mayKnow(Organisation organisation, Employee head, Employee person, LocalDate today) {
        return head.assignments().stream()
                .filter(Assignment::head)
                .anyMatch(headed ->
                        person.assignments().stream().anyMatch(work -> wasBelow(organisation, headed, work, today)));
    }

    /** The tree changes only on the days on which a dated parent begins or ends, so only these days are looked at. */
    private static boolean wasBelow(Organisation organisation, Assignment headed, Assignment work, LocalDate today) {
        return headed.valid().firstCommonDay(work.valid()).stream()
                .flatMap(first -> Stream.concat(Stream.of(first), changesOfTree(organisation).stream()))
                .filter(day -> !day.isAfter(today))
                .filter(day -> headed.valid().contains(day) && work.valid().contains(day))
                .anyMatch(day -> organisation.upFrom(work.department(), day).contains(headed.department()));
    }

    static TreeSet<LocalDate> changesOfTree(Organisation organisation) {
        TreeSet<LocalDate> days = new TreeSet<>();
        organisation.departments().values().stream()
                .flatMap(department -> department.parents().stream())
                .flatMap(parent ->
                        Stream.of(parent.valid().from(), parent.valid().until()))
                .filter(Objects::nonNull)
                .forEach(days::add);
        return days;
    }
}
