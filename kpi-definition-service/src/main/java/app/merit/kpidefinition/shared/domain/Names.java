package app.merit.kpidefinition.shared.domain;

/** What people see, in the two languages of the portal. */
public record Names(String ru, String en) {}
