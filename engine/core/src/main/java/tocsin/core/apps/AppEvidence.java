package tocsin.core.apps;

import java.util.List;
import tocsin.domain.intel.AppHost;

/**
 * What a page says of an app as of a time: that several people's sessions agree.
 *
 * @param set the set's target
 * @param since when they first agreed, milliseconds UTC
 * @param firstAt the first access of any of them
 * @param people how many, as far as they are counted
 * @param weight natural log-likelihood ratio of fraud against honest, in hundredths; capped
 * @param signs {@link tocsin.domain.intel.AppSign} bits that enough people's sessions show
 * @param members hosts that enough people's sessions share, in order of site
 */
public record AppEvidence(
    String set,
    long since,
    long firstAt,
    int people,
    int weight,
    int signs,
    List<AppHost> members) {}
