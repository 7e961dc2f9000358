package app.merit.kpidefinition.organisation.domain;

/** One document of the organisation with all its dated parts. */
public sealed interface OrganisationDocument permits Department, Position, Employee {
    /** Given once; matches {@code [a-z0-9][a-z0-9._-]{0,63}}. */
    String code();
}
