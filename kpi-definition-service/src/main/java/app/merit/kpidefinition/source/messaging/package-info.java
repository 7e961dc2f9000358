@NullMarked
package app.merit.kpidefinition.source.messaging;

import org.jspecify.annotations.NullMarked;
