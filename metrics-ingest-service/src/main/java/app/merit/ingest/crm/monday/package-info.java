/**
 * monday.com webhooks. Items of a board are deals or activities because the configuration says so. An event is a hint: it
 * tells one column and no owner or amount besides, so the item is read back. A value that is null was cleared; a column
 * that is not told is not stated. An archived item lives on; who acts (negative: an automation) owns nothing by that.
 */
@NullMarked
package app.merit.ingest.crm.monday;

import org.jspecify.annotations.NullMarked;
