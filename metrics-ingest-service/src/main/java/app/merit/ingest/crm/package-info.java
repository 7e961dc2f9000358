/** The types of CRM that Merit understands, one folder each. */
@NullMarked
package app.merit.ingest.crm;

import org.jspecify.annotations.NullMarked;
