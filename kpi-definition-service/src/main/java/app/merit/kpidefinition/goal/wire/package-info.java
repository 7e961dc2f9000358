@NullMarked
package app.merit.kpidefinition.goal.wire;

import org.jspecify.annotations.NullMarked;
