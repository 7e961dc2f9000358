package app.merit.ingest.people;

import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.domain.UserPage;
import app.merit.ingest.read.CrmReader;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads the users of one source to the end of the list. */
@Singleton
public class ReadUsers {
    private static final int MOST_PAGES = 10_000;

    /** What came of it. */
    public sealed interface Outcome {
        record Read(int users) implements Outcome {}

        /** @param why in words for an operator */
        record NotRead(String why) implements Outcome {}
    }

    private final CrmReader reader;
    private final CrmUsers users;
    private final PeopleConfig config;
    private final Clock clock;

    ReadUsers(CrmReader reader, CrmUsers users, PeopleConfig config, Clock clock) {
        this.reader = reader;
        this.users = users;
        this.config = config;
        this.clock = clock;
    }

    public Outcome read(SourceSettings source) {
        // PostgreSQL keeps microseconds: finer, nobody of this reading would have been seen at it.
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int count = 0;
        Optional<String> cursor = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            switch (reader.users(source, cursor)) {
                case UserPage.Users(var found, var next) -> {
                    users.seen(source.name(), found, at);
                    count += found.size();
                    if (next.isEmpty()) {
                        users.finished(source.name(), at, count, config.namesKept());
                        return new Outcome.Read(count);
                    }
                    cursor = next;
                }
                case UserPage.None(var why) -> {
                    users.failed(source.name(), at, words(why));
                    return new Outcome.NotRead(words(why));
                }
            }
        }
        return new Outcome.NotRead("the list of users does not end");
    }

    private static String words(Reading why) {
        return switch (why) {
            case Reading.Later(var _, var reason) -> "the CRM says to come later: " + reason;
            case Reading.LoginExpired() -> "the login is no longer good";
            case Reading.Refused(var reason, var detail) -> reason + ": " + detail;
            case Reading.Found _, Reading.Missing _ -> "the CRM gave no list";
        };
    }
}
