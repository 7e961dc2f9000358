@NullMarked
package app.merit.kpidefinition.document.store;

import org.jspecify.annotations.NullMarked;
