@NullMarked
package app.merit.kpidefinition.source;

import org.jspecify.annotations.NullMarked;
