@NullMarked
package app.merit.kpidefinition.company.wire;

import org.jspecify.annotations.NullMarked;
