@NullMarked
package app.merit.kpidefinition.target.wire;

import org.jspecify.annotations.NullMarked;
