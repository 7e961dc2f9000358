/**
 * Salesforce: Outbound Messages (SOAP, the configured fields of a record), Change Data Capture events as a relay posts
 * them (JSON, the changed fields), and records read over REST. In all three a nulled field was cleared and a missing one
 * is not stated; only an event that creates or restores a record leaves out what is empty. {@code CloseDate} is typed in
 * by people, so it is a plain field and never the time of a win.
 */
@NullMarked
package app.merit.ingest.crm.salesforce;

import org.jspecify.annotations.NullMarked;
