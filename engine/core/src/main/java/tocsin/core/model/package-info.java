/**
 * A pack, compiled: the stages put together for one version of the policy, and the course of one
 * person's alert under it.
 *
 * <p>In: a pack, a person's log. Out: alert versions. Sees every stage; no stage sees it. Never add
 * here: Flink, or the reading of files.
 */
@NullMarked
package tocsin.core.model;

import org.jspecify.annotations.NullMarked;
