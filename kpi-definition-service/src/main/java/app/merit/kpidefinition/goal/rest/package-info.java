@NullMarked
package app.merit.kpidefinition.goal.rest;

import org.jspecify.annotations.NullMarked;
