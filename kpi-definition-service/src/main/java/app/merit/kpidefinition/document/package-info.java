@NullMarked
package app.merit.kpidefinition.document;

import org.jspecify.annotations.NullMarked;
