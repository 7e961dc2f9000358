/** The parts of the cluster, their addresses and the order they start in. */
@NullMarked
package app.merit.local.cluster;

import org.jspecify.annotations.NullMarked;
