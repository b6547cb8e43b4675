/**
 * The native form: access records as JSON Lines, packs as YAML, results as JSON Lines. The only
 * adapter that others may use.
 *
 * <p>In: bytes of lines and pack folders. Out: records, packs, lines of results. Never add here:
 * files that are followed or compressed, or another system's format.
 */
@NullMarked
package tocsin.adapters.json;

import org.jspecify.annotations.NullMarked;
