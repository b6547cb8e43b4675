/**
 * Trials of the cluster: kills, parity, throughput; what they found, as tables.
 *
 * <p>Never add here: what a running cluster needs.
 */
@NullMarked
package tocsin.cluster.trial;

import org.jspecify.annotations.NullMarked;
