@NullMarked
package app.merit.kpidefinition.schema;

import org.jspecify.annotations.NullMarked;
