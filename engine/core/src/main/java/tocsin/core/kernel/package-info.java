/**
 * The few kernels that tocsin writes itself because they win by 3–40×: hashing, public suffixes,
 * the host-suffix table, address ranges, canonical hosts and URLs. Every stage may use them.
 *
 * <p>In: text and numbers. Out: text and numbers. Never add here: anything that knows fraud.
 */
@NullMarked
package tocsin.core.kernel;

import org.jspecify.annotations.NullMarked;
