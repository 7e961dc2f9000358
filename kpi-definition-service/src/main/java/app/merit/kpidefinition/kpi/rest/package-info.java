@NullMarked
package app.merit.kpidefinition.kpi.rest;

import org.jspecify.annotations.NullMarked;
