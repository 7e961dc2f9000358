/**
 * Zoho CRM notifications: which records changed, and at most the new values of some fields; the rest is read back over
 * REST. In a notification a missing field is not stated and null was cleared; the same holds for records. A stage is a
 * label in the company's own words: only the stage settings tell what it means. {@code Closing_Date} is typed in by
 * people, so it is a plain field and never the time of a win.
 */
@NullMarked
package app.merit.ingest.crm.zoho;

import org.jspecify.annotations.NullMarked;
