/**
 * Server-sent events: what changed, resumable from the audit sequence, bounded per client.
 *
 * <p>In: committed audit lines. Out: events to those who may see them. Never add here: personal
 * data, a queue without a bound.
 */
@NullMarked
package tocsin.desk.stream;

import org.jspecify.annotations.NullMarked;
