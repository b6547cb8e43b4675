/**
 * What a sensor saw: access records, and the account of every input line that was read.
 *
 * <p>In: nothing. Out: the types that decoders fill and the sieve reads. Never add here: a person's
 * name, a parser, or anything that knows a file format.
 */
@NullMarked
package tocsin.domain.traffic;

import org.jspecify.annotations.NullMarked;
