package app.merit.metrics.aggregation;

import app.merit.metrics.definition.domain.Definitions;
import app.merit.metrics.definition.domain.Target;
import app.merit.metrics.kpi.domain.Kpi;
import app.merit.metrics.organisation.domain.Days;
import app.merit.metrics.organisation.domain.Employee;
import app.merit.metrics.organisation.domain.Membership;
import app.merit.metrics.store.DefinitionRows;
import app.merit.metrics.store.DueValues;
import app.merit.metrics.store.RecomputeQueue;
import app.merit.metrics.store.Values;
import app.merit.metrics.value.domain.Subject;
import app.merit.service.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Takes changed definitions in and asks for exactly the work that they make necessary. */
@ApplicationScoped
public class TakeInDefinitions {
    /** A document, or without one its erasure. */
    public record Incoming(String kind, String code, Optional<DefinitionRows.Row> row) {}

    private final CurrentDefinitions definitions;

    TakeInDefinitions(CurrentDefinitions definitions) {
        this.definitions = definitions;
    }

    public void run(Tx tx, List<Incoming> batch) throws SQLException {
        // First the epoch: from here on no batch that counts with the old definitions is open any more.
        var epoch = DefinitionRows.nextEpoch(tx);
        var before = definitions.readNow(tx, epoch - 1);
        var changed = false;
        for (var incoming : batch) {
            changed |= incoming.row().isPresent()
                    ? DefinitionRows.put(tx, incoming.row().get())
                    : DefinitionRows.remove(tx, incoming.kind(), incoming.code());
        }
        if (!changed) {
            return;
        }
        var after = definitions.readNow(tx, epoch);
        recompute(tx, before, after);
        rollUp(tx, before, after);
        targets(tx, before, after);
    }

    private static void recompute(Tx tx, Definitions before, Definitions after) throws SQLException {
        if (!before.company().equals(after.company())) {
            RecomputeQueue.addKpi(tx, null);
        }
        for (var kpi : all(before.kpis().keySet(), after.kpis().keySet())) {
            var old = before.kpis().get(kpi);
            if (old == null || !old.equals(after.kpis().get(kpi))) {
                RecomputeQueue.addKpi(tx, kpi);
                // Its values are written anew even where no contribution moves: decimals or currency may have changed.
                DueValues.addKpi(tx, kpi);
                if (old != null) {
                    newPeriods(tx, old, after);
                }
            }
        }
        for (var source : changedUsers(before, after).entrySet()) {
            RecomputeQueue.addCrmUsers(tx, source.getKey(), source.getValue());
        }
    }

    /** Another kind of target period: the values of that kind were never published. */
    private static void newPeriods(Tx tx, Kpi old, Definitions after) throws SQLException {
        var now = after.kpis().get(old.code());
        if (now == null || now.targetPeriod() == old.targetPeriod()) {
            return;
        }
        var cells = DueValues.cells(tx, now.code());
        DueValues.addCells(tx, cells);
        var keys = new HashSet<Values.Key>();
        for (var cell : cells) {
            if (!cell.employee().isEmpty()) {
                var subject = new Subject.Person(cell.employee()).text();
                after.published(now, subject, cell.day())
                        .forEach(p -> keys.add(new Values.Key(now.code(), subject, p.id())));
            }
        }
        DueValues.addValues(tx, keys);
    }

    /** CRM users, by source, that are somebody else now on some day. */
    private static Map<String, Set<String>> changedUsers(Definitions before, Definitions after) {
        var users = new TreeMap<String, Set<String>>();
        for (var employee :
                all(before.organisation().employees(), after.organisation().employees())) {
            var old = identities(before, employee);
            var now = identities(after, employee);
            all(old.keySet(), now.keySet()).stream()
                    .filter(i -> !old.getOrDefault(i, Days.NONE).equals(now.getOrDefault(i, Days.NONE)))
                    .forEach(i -> users.computeIfAbsent(i.source(), _ -> new TreeSet<>())
                            .add(i.crmUser()));
        }
        return users;
    }

    private record Identity(String source, String crmUser) {}

    private static Map<Identity, Days> identities(Definitions definitions, String code) {
        return definitions.organisation().employee(code).stream()
                .flatMap(e -> e.identities().stream().map(i -> Map.entry(i, e)))
                .collect(Collectors.toMap(
                        i -> new Identity(i.getKey().source(), i.getKey().crmUser()),
                        i -> days(i.getKey(), i.getValue()),
                        Days::or));
    }

    private static Days days(Employee.CrmIdentity identity, Employee employee) {
        return Days.of(identity.days()).and(employee.employed());
    }

    private static void rollUp(Tx tx, Definitions before, Definitions after) throws SQLException {
        var old = Set.copyOf(before.organisation().memberships());
        var now = Set.copyOf(after.organisation().memberships());
        if (old.equals(now)) {
            return;
        }
        DefinitionRows.replaceMemberships(tx, after.organisation());
        var moved = new HashSet<>(old);
        moved.removeAll(now);
        var added = new HashSet<>(now);
        added.removeAll(old);
        moved.addAll(added);
        var subjects = moved.stream()
                .map(Membership::department)
                .map(d -> new Subject.Department(d).text())
                .collect(Collectors.toCollection(TreeSet::new));
        subjects.add(new Subject.Unassigned().text());
        DueValues.addSubjects(tx, subjects);
        DueValues.addPeople(
                tx, moved.stream().map(Membership::employee).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** A new target makes its value appear, also where nothing has happened yet; so does the KPI of an older one. */
    private static void targets(Tx tx, Definitions before, Definitions after) throws SQLException {
        var fresh = after.targets().stream()
                .filter(t -> before.company().isEmpty()
                        || !before.kpis().containsKey(t.kpi())
                        || before.target(t.kpi(), t.subject(), t.period()).isEmpty())
                .filter(t -> after.kpis().containsKey(t.kpi()))
                .map(TakeInDefinitions::key)
                .toList();
        DueValues.addValues(tx, fresh);
    }

    private static Values.Key key(Target target) {
        return new Values.Key(target.kpi(), target.subject(), target.period());
    }

    private static <T> Set<T> all(Set<T> some, Set<T> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
