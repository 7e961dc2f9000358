@NullMarked
package app.merit.kpidefinition.outbox;

import org.jspecify.annotations.NullMarked;
