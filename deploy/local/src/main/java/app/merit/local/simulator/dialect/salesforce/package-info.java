/** The language of Salesforce. */
@NullMarked
package app.merit.local.simulator.dialect.salesforce;

import org.jspecify.annotations.NullMarked;
