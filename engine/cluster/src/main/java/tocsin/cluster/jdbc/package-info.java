/**
 * PostgreSQL as a place for alerts: idempotent, retried within bounds.
 *
 * <p>In: alerts and assignments. Out: rows. Never add here: reading them, which is the desk's.
 */
@NullMarked
package tocsin.cluster.jdbc;

import org.jspecify.annotations.NullMarked;
