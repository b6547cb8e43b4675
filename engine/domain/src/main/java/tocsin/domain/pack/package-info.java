/**
 * A model pack as it travels: policy as data, conditions as text. {@code tocsin.core.model}
 * compiles it.
 *
 * <p>In: what {@code models/packs} holds. Out: one versioned, immutable value. Never add here: a
 * parsed condition (trees do not travel), or anything that knows YAML.
 */
@NullMarked
package tocsin.domain.pack;

import org.jspecify.annotations.NullMarked;
