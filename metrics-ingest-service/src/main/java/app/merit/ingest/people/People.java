package app.merit.ingest.people;

import app.merit.ingest.edge.Sources;
import app.merit.ingest.known.KnownEntities;
import app.merit.ingest.known.KnownEntities.Owned;
import app.merit.ingest.people.CrmUsers.Person;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together who is in a CRM, what they own, and which employee they are today. */
@Singleton
public class People {
    private final Sources sources;
    private final CrmUsers users;
    private final KnownEntities known;
    private final Mappings mappings;
    private final CompanyZone zone;
    private final Clock clock;

    People(Sources sources, CrmUsers users, KnownEntities known, Mappings mappings, CompanyZone zone, Clock clock) {
        this.sources = sources;
        this.users = users;
        this.known = known;
        this.mappings = mappings;
        this.zone = zone;
        this.clock = clock;
    }

    /** Those who did most first. Owners that the CRM does not list are among them. */
    List<UserView> of(Optional<String> source, boolean unmappedOnly) {
        LocalDate today = zone.dayOf(clock.instant());
        return sources.all().stream()
                .map(one -> one.name())
                .filter(name -> source.map(name::equals).orElse(true))
                .flatMap(name -> ofOne(name, today).stream())
                .filter(user -> !unmappedOnly || user.employee().isEmpty())
                .sorted(Comparator.comparing(UserView::source)
                        .thenComparing(Comparator.comparingLong((UserView user) -> user.deals() + user.activities())
                                .reversed())
                        .thenComparing(UserView::id))
                .toList();
    }

    private List<UserView> ofOne(String source, LocalDate today) {
        Map<String, Owned> owned = new HashMap<>();
        known.owned(source).forEach(one -> owned.put(one.owner(), one));
        Map<String, String> employees = mappings.on(source, today);
        List<UserView> views = new ArrayList<>();
        for (Person person : users.of(source)) {
            views.add(view(source, person.id(), Optional.of(person), owned.remove(person.id()), employees));
        }
        owned.forEach((id, what) -> views.add(view(source, id, Optional.empty(), what, employees)));
        return views;
    }

    private static UserView view(
            String source,
            String id,
            Optional<Person> person,
            @org.jspecify.annotations.Nullable Owned owned,
            Map<String, String> employees) {
        Optional<Owned> what = Optional.ofNullable(owned);
        return new UserView(
                source,
                id,
                person.flatMap(Person::name).filter(name -> !name.isBlank()),
                person.flatMap(Person::email),
                person.map(Person::active).orElse(false),
                person.filter(one -> one.goneAt().isEmpty()).isPresent(),
                what.map(Owned::deals).orElse(0L),
                what.map(Owned::activities).orElse(0L),
                what.map(Owned::newestAt),
                Optional.ofNullable(employees.get(id)));
    }
}
