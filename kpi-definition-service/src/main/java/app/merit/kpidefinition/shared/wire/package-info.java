@NullMarked
package app.merit.kpidefinition.shared.wire;

import org.jspecify.annotations.NullMarked;
