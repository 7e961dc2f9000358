@NullMarked
package app.merit.kpidefinition.document.rest;

import org.jspecify.annotations.NullMarked;
