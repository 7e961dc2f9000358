package app.merit.ingest.domain;

import java.util.List;
import java.util.Optional;

/** One page of a CRM's users, or why there is none. */
public sealed interface UserPage {
    /** @param next cursor of the page after this one; empty at the end */
    record Users(List<CrmUser> users, Optional<String> next) implements UserPage {}

    /**
     * A person who works in the CRM.
     *
     * @param id as it stands in owner fields
     */
    record CrmUser(String id, String name, Optional<String> email, boolean active) {}

    /** No page: {@link Reading.Later}, {@link Reading.LoginExpired} or {@link Reading.Refused}. */
    record None(Reading why) implements UserPage {}
}
