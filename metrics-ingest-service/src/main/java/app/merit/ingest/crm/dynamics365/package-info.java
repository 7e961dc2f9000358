/**
 * Microsoft Dynamics 365 / Dataverse webhooks: the execution context of one message, with the changed columns and, where
 * they are registered, images of the whole row. Null in the changed columns clears, a missing column is not stated;
 * images leave out what is empty. {@code estimatedclosedate} and {@code actualclosedate} are typed in by people (the
 * seller chooses the latter when closing the deal), so both are plain fields and never the time of a win.
 */
@NullMarked
package app.merit.ingest.crm.dynamics365;

import org.jspecify.annotations.NullMarked;
