package app.merit.ingest.people;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which employee a CRM user is, learned from {@code definition.organisation}; one small entry per identity. */
@Singleton
public class Mappings {
    /** @param until the first day on which it no longer holds */
    record Identity(String source, String crmUser, LocalDate from, Optional<LocalDate> until) {
        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && until.map(day::isBefore).orElse(true);
        }
    }

    private record Document(long revision, List<Identity> identities) {}

    private final Map<String, Document> byEmployee = new ConcurrentHashMap<>();

    /** Takes over a document unless a newer one of that employee is known. */
    void learn(String employee, long revision, List<Identity> identities) {
        byEmployee.compute(
                employee,
                (_, known) -> known != null && known.revision() >= revision
                        ? known
                        : new Document(revision, List.copyOf(identities)));
    }

    void forget(String employee) {
        byEmployee.remove(employee);
    }

    /** Employee by CRM user, for one source on one day. */
    Map<String, String> on(String source, LocalDate day) {
        Map<String, String> employees = new ConcurrentHashMap<>();
        byEmployee.forEach((employee, document) -> document.identities().stream()
                .filter(identity -> identity.source().equals(source) && identity.holdsOn(day))
                .forEach(identity -> employees.put(identity.crmUser(), employee)));
        return employees;
    }
}
