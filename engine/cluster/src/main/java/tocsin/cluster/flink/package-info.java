/**
 * A real Flink cluster on this machine: processes, memory, configuration, its REST interface, and
 * who starts the dead again.
 *
 * <p>In: a cluster's folder. Out: running processes. Never add here: what the job does.
 */
@NullMarked
package tocsin.cluster.flink;

import org.jspecify.annotations.NullMarked;
