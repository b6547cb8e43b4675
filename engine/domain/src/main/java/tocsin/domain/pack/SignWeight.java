package tocsin.domain.pack;

import tocsin.domain.intel.AppSign;

/**
 * What a sign of an app is worth.
 *
 * @param weight natural log-likelihood ratio, in hundredths
 */
public record SignWeight(AppSign sign, int weight) {}
