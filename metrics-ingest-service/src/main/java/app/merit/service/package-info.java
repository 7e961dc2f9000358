/** What both roles of this artifact share: which roles run here, the clock, problem details, audiences. */
@NullMarked
package app.merit.service;

import org.jspecify.annotations.NullMarked;
