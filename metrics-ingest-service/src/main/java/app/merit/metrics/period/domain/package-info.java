/** Days, weeks, months, quarters and years of the company's calendar. */
@NullMarked
package app.merit.metrics.period.domain;

import org.jspecify.annotations.NullMarked;
