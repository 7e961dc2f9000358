package app.merit.kpidefinition.organisation.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param name absent once the person has been erased */
public record PersonView(String code, @Nullable String name) {
    /** The people the caller may know among those asked for. */
    public record People(List<PersonView> items) {}
}
