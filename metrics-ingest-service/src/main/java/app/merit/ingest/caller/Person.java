package app.merit.ingest.caller;

/**
 * Who does something.
 *
 * @param name employee code, or user name of a person without one
 * @param subject the token's subject, which the person cannot change
 */
public record Person(String name, String subject) {

    public boolean sameAs(Person other) {
        return name.equals(other.name) || subject.equals(other.subject);
    }
}
