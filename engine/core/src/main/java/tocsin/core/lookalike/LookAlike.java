package tocsin.core.lookalike;

import tocsin.domain.pack.Brand;

/**
 * A host that imitates a brand.
 *
 * @param matched the part of the host that does, as written there
 */
public record LookAlike(Brand brand, Technique technique, String matched) {}
