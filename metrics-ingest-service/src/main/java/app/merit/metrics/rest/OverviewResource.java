package app.merit.metrics.rest;

import app.merit.metrics.access.domain.Caller;
import app.merit.metrics.aggregation.ReadValues;
import app.merit.metrics.definition.domain.Definitions;
import app.merit.metrics.kpi.domain.Kpi;
import app.merit.metrics.organisation.domain.DateRange;
import app.merit.metrics.period.domain.Period;
import app.merit.metrics.value.domain.Attainment;
import app.merit.metrics.value.domain.KpiValue;
import app.merit.metrics.value.domain.Subject;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** All KPIs of a subject at once, as the portal shows them. */
@Path("/api/metrics/overview")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Metrics")
@Authenticated
@RunOnVirtualThread
public class OverviewResource {
    private final ReadValues values;
    private final CallerOf callerOf;
    private final Clock clock;

    OverviewResource(ReadValues values, CallerOf callerOf, Clock clock) {
        this.values = values;
        this.callerOf = callerOf;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "All KPIs of a subject in a period, with targets and attainment",
            description = "Without a subject: yourself, or the company for administrators. For a department its head"
                    + " also gets the people in it.")
    public Views.OverviewView overview(@RestQuery @Nullable String period, @RestQuery @Nullable String subject) {
        var caller = callerOf.caller();
        var wantedPeriod = Asked.period(period);
        var wantedSubject = subject == null ? ownSubject(caller) : Asked.subject(subject);
        var definitions = values.definitions();
        var people = people(definitions, wantedSubject, wantedPeriod);
        var wanted = new ArrayList<ReadValues.Wanted>();
        add(wanted, definitions, wantedSubject, wantedPeriod);
        people.forEach(person -> add(wanted, definitions, person, wantedPeriod));
        var found = values.values(caller, wanted);
        var items = items(definitions, found, wantedSubject, wantedPeriod);
        if (items.isEmpty() && !definitions.kpis().isEmpty()) {
            throw Asked.hidden();
        }
        var personViews = people.stream()
                .map(p -> new Views.PersonView(p.employee(), items(definitions, found, p, wantedPeriod)))
                .filter(p -> !p.items().isEmpty())
                .toList();
        return new Views.OverviewView(
                wantedPeriod.id(),
                wantedSubject.text(),
                clock.instant(),
                items,
                personViews.isEmpty() ? null : personViews);
    }

    private static Subject ownSubject(Caller caller) {
        return caller.employee().<Subject>map(Subject.Person::new).orElseGet(Subject.Company::new);
    }

    private static List<Subject.Person> people(Definitions definitions, Subject subject, Period period) {
        if (!(subject instanceof Subject.Department(var department))) {
            return List.of();
        }
        var days = new DateRange(period.from(), period.until());
        return definitions.organisation().members(department).entrySet().stream()
                .filter(m -> !m.getValue().and(days).isEmpty())
                .map(m -> new Subject.Person(m.getKey()))
                .toList();
    }

    private static void add(List<ReadValues.Wanted> wanted, Definitions definitions, Subject subject, Period period) {
        definitions.kpis().values().forEach(kpi -> wanted.add(new ReadValues.Wanted(kpi, subject, period)));
    }

    private static List<Views.ItemView> items(
            Definitions definitions, Map<ReadValues.Wanted, KpiValue> found, Subject subject, Period period) {
        var items = new ArrayList<Views.ItemView>();
        for (Kpi kpi : definitions.kpis().values()) {
            var wanted = new ReadValues.Wanted(kpi, subject, period);
            var value = found.get(wanted);
            if (value != null) {
                items.add(item(definitions, wanted, value));
            }
        }
        return items;
    }

    private static Views.ItemView item(Definitions definitions, ReadValues.Wanted wanted, KpiValue value) {
        var kpi = wanted.kpi();
        // A target is for the whole period; a head who sees part of it would compare unlike things.
        var target = definitions
                .target(kpi.code(), wanted.subject().text(), wanted.period().id())
                .filter(_ -> !value.marks().contains("partial"));
        return new Views.ItemView(
                kpi.code(),
                Views.NamesView.of(kpi),
                kpi.unit().name().toLowerCase(Locale.ROOT),
                kpi.decimals(),
                kpi.direction().name().toLowerCase(Locale.ROOT),
                Views.ValueView.of(wanted, value),
                target.map(t -> new Views.TargetView(t.value().toPlainString(), t.currency()))
                        .orElse(null),
                target.flatMap(t -> Attainment.of(kpi, value, t.value()))
                        .map(Views::plain)
                        .orElse(null));
    }
}
