/**
 * Freshsales webhooks: an administrator writes the body, so options say where in it each field stands; without options it is
 * the template of docs/sources/freshsales.md. An empty value was cleared, a missing one is not stated. Nothing signs the
 * body. What is read back is the same deal under the same ids, so the template has to send ids and not names.
 */
@NullMarked
package app.merit.ingest.crm.freshsales;

import org.jspecify.annotations.NullMarked;
