package tocsin.core.fuse;

import org.jspecify.annotations.Nullable;

/**
 * What one term adds to the log-odds of a target, in nats, after its family's cap.
 *
 * @param term null for the list itself
 */
public record Share(Family family, @Nullable Term term, double logOdds) {}
