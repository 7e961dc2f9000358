/**
 * Copper webhooks: a hint with ids and, for updates, the old and new value of what changed; the secret is echoed in the body,
 * so nothing signs it. Null was cleared, what is missing is not stated. {@code close_date} is a day that people type in, in
 * the account's own format: a plain text. "Abandoned" is lost.
 */
@NullMarked
package app.merit.ingest.crm.copper;

import org.jspecify.annotations.NullMarked;
