@NullMarked
package app.merit.kpidefinition.organisation.wire;

import org.jspecify.annotations.NullMarked;
