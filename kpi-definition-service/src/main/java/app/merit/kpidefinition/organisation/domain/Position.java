package app.merit.kpidefinition.organisation.domain;

import app.merit.kpidefinition.shared.domain.Names;

/** A job that people hold in departments. */
public record Position(String code, Names names) implements OrganisationDocument {}
