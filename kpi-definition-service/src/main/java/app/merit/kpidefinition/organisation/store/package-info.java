@NullMarked
package app.merit.kpidefinition.organisation.store;

import org.jspecify.annotations.NullMarked;
