/**
 * Close webhooks: an HMAC over the body, the whole record in each event, amounts in cents. A field that is null was
 * cleared; a field that is missing is not stated. {@code date_won} and {@code date_lost} are days that people can edit and
 * no instants: plain fields, unless the source says in which zone they are days. Activities hang on a lead, never on a deal.
 */
@NullMarked
package app.merit.ingest.crm.close;

import org.jspecify.annotations.NullMarked;
