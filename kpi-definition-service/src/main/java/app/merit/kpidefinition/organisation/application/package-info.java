@NullMarked
package app.merit.kpidefinition.organisation.application;

import org.jspecify.annotations.NullMarked;
