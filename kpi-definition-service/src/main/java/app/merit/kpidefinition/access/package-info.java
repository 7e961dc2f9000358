@NullMarked
package app.merit.kpidefinition.access;

import org.jspecify.annotations.NullMarked;
