/** Loads history into the running cluster: files of a person, or the CRM's own list. */
@NullMarked
package app.merit.local.load;

import org.jspecify.annotations.NullMarked;
