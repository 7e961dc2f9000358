/** Who belongs where on which days, and who heads it. */
@NullMarked
package app.merit.metrics.organisation.domain;

import org.jspecify.annotations.NullMarked;
