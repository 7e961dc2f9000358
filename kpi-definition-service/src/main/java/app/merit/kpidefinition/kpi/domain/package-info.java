@NullMarked
package app.merit.kpidefinition.kpi.domain;

import org.jspecify.annotations.NullMarked;
