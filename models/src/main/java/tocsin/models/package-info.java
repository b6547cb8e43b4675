/**
 * The laboratory: code that makes packs and scores them. The packs themselves are data, in {@code
 * packs/}.
 *
 * <p>Never add here: anything the engine needs to decide.
 */
@NullMarked
package tocsin.models;

import org.jspecify.annotations.NullMarked;
