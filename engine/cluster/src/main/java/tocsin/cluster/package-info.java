/**
 * The same job where one machine ends: what it reads and writes there, as a plan that travels, and
 * its entry point on a cluster.
 *
 * <p>In: a {@link tocsin.cluster.JobPlan}. Out: the job, laid out. Never add here: what decides
 * anything about a person.
 */
@NullMarked
package tocsin.cluster;

import org.jspecify.annotations.NullMarked;
