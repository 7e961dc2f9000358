package app.merit.kpidefinition.document;

/**
 * A document that keeps all rules and is to be saved.
 *
 * @param record the published record with revision 0, which JSON leaves out
 */
public record Draft(DocumentKind kind, String code, Object record) {}
