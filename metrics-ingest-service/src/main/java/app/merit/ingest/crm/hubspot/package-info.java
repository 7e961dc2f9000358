/**
 * HubSpot webhooks: arrays of events, each about one property of one object, signed over method, address, body and time.
 * A property that is empty was cleared. What the whole record says is read over REST; there a property that is missing
 * was not asked for and is not stated. Names, subjects, bodies and contacts are never asked for nor carried.
 */
@NullMarked
package app.merit.ingest.crm.hubspot;

import org.jspecify.annotations.NullMarked;
