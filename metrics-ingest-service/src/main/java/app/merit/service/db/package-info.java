/** Transactions over JDBC, set-based: shared by both roles, each with a database of its own. */
@NullMarked
package app.merit.service.db;

import org.jspecify.annotations.NullMarked;
