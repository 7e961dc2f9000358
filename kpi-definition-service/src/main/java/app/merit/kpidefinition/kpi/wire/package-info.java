@NullMarked
package app.merit.kpidefinition.kpi.wire;

import org.jspecify.annotations.NullMarked;
