/**
 * A Kafka broker and a PostgreSQL from jars, for trials and demonstrations on this machine.
 *
 * <p>Never add here: anything that a city's own servers need.
 */
@NullMarked
package tocsin.cluster.servers;

import org.jspecify.annotations.NullMarked;
