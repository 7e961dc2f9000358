/**
 * Pipedrive webhooks, version 2 and the older version 1: HTTP Basic, the whole record in each event. A field that is
 * null was cleared (reopening a deal clears its closing times); a field that is missing is not stated. Addresses and
 * telephone numbers in custom fields are personal and not carried.
 */
@NullMarked
package app.merit.ingest.crm.pipedrive;

import org.jspecify.annotations.NullMarked;
