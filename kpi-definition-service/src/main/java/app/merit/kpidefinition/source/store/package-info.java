@NullMarked
package app.merit.kpidefinition.source.store;

import org.jspecify.annotations.NullMarked;
