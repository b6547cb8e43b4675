package tocsin.core.apps;

import tocsin.domain.intel.AppHost;

/**
 * A host of a set, since a moment.
 *
 * @param at milliseconds UTC
 */
public record AppSince(AppHost host, long at) {}
