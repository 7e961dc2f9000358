@NullMarked
package app.merit.kpidefinition.goal.application;

import org.jspecify.annotations.NullMarked;
