/**
 * The database: SQLite or PostgreSQL behind one interface, one writer, durable before acknowledged.
 *
 * <p>In: works that run in one transaction. Out: their results, once they are on disk. Never add
 * here: what may follow what, who may see what, names or phone numbers in the clear.
 */
@NullMarked
package tocsin.desk.store;

import org.jspecify.annotations.NullMarked;
