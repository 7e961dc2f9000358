@NullMarked
package app.merit.kpidefinition.kpi.application;

import org.jspecify.annotations.NullMarked;
