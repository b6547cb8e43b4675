/**
 * The desk as this process runs it: put together, given its roster, linked to an engine, backed up.
 *
 * <p>In: plain values made of settings. Out: a listening desk. Never add here: what a case may do,
 * or how results are made.
 */
@NullMarked
package tocsin.app.desk;

import org.jspecify.annotations.NullMarked;
