@NullMarked
package app.merit.kpidefinition.organisation.bulk;

import org.jspecify.annotations.NullMarked;
