@NullMarked
package app.merit.kpidefinition.organisation.rest;

import org.jspecify.annotations.NullMarked;
