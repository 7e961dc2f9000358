@NullMarked
package app.merit.kpidefinition.problem;

import org.jspecify.annotations.NullMarked;
