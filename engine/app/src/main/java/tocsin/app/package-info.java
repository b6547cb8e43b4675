/**
 * The command line, the settings, the wiring, the embedded cluster.
 *
 * <p>In: arguments. Out: a running engine, or files. {@link tocsin.app.Wiring} holds the only
 * {@code new} of adapters. Never add here: a decision about fraud.
 */
@NullMarked
package tocsin.app;

import org.jspecify.annotations.NullMarked;
