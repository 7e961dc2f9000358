/** The language of Zoho CRM. */
@NullMarked
package app.merit.local.simulator.dialect.zoho;

import org.jspecify.annotations.NullMarked;
