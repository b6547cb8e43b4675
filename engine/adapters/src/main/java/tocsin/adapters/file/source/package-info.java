/**
 * Files as a Flink source: lanes are its splits, intake its elements.
 *
 * <p>Never add here: decoding, or anything about a file's content.
 */
@NullMarked
package tocsin.adapters.file.source;

import org.jspecify.annotations.NullMarked;
