package app.merit.kpidefinition.organisation.domain;

import app.merit.kpidefinition.shared.domain.Violation;

/** What is wrong with one of several documents that were to be saved together. */
public record Refusal(OrganisationDocument document, Violation violation) {}
