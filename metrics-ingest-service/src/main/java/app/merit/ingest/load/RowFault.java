package app.merit.ingest.load;

/**
 * What is wrong with a row.
 *
 * @param row counted from 1, without a header; of a CRM's list the record's place in it
 * @param field for example {@code fields.amount}; empty if it is the row as a whole
 * @param value what was sent, at most 200 characters; empty for a field that is not known, which may hold anything
 */
public record RowFault(long row, String field, String rule, String value) {}
