@NullMarked
package app.merit.kpidefinition.goal.domain;

import org.jspecify.annotations.NullMarked;
