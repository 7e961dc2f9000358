/**
 * Bitrix24 outgoing webhooks, application events and robots: forms that say which record changed and hardly more, proven
 * by a token in the body. What the record says is read over REST. There a value that is empty or null was cleared, and a
 * key that is missing is not stated. Titles, comments, texts and contacts are never carried.
 */
@NullMarked
package app.merit.ingest.crm.bitrix24;

import org.jspecify.annotations.NullMarked;
