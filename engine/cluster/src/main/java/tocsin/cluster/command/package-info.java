/**
 * The command line of the cluster.
 *
 * <p>Never add here: what the commands do.
 */
@NullMarked
package tocsin.cluster.command;

import org.jspecify.annotations.NullMarked;
