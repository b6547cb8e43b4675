/**
 * Indicators from the formats that feeds come in: native CSV and JSON Lines, plain domain lists,
 * hosts files, STIX 2.1 bundles, MISP events, Zeek intel files; told by content.
 *
 * <p>In: streams. Out: normalised {@link tocsin.domain.intel.Indicator}s and an account of the
 * rest. Never add here: which indicators count, or matching.
 */
@NullMarked
package tocsin.adapters.feeds;

import org.jspecify.annotations.NullMarked;
