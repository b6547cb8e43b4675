package tocsin.core.apps;

import tocsin.domain.intel.AppSign;

/**
 * A sign of a set, since a moment.
 *
 * @param at milliseconds UTC
 */
public record SignSince(AppSign sign, long at) {}
