package tocsin.core.discover;

import java.util.Map;
import java.util.TreeMap;
import tocsin.domain.intel.Census;
import tocsin.domain.intel.ExposureRate;
import tocsin.domain.pack.Discovery;

/**
 * The base rate of exposure by epoch: of the people seen so far, how many were at a confirmed
 * target. People are counted once a retention; the present and the last retention count, so that
 * the rate does not begin anew. Confined to one thread.
 */
public final class ExposureRates {
  /**
   * People assumed seen beforehand, one of them exposed (additive smoothing, Laplace): the first
   * exposed people of a history are no lift.
   */
  private static final int ASSUMED = 20;

  /**
   * Steps of a rate, an eighth of an octave: records that come late, after an epoch was weighed,
   * hardly ever change the rate by a step, so a live run weighs by what a replay does.
   */
  private static final double STEPS = 8;

  private final TreeMap<Long, ExposureRate> byEnd = new TreeMap<>();

  /** Takes a rate in; a later word on an epoch replaces the earlier. */
  public void put(ExposureRate rate) {
    byEnd.put(rate.at(), rate);
  }

  /** Forgets what lies before a time. */
  public void forget(long before) {
    byEnd.headMap(before).clear();
  }

  /**
   * The share of people exposed, as of the end of an epoch, rounded up to a step; 1 when nothing is
   * known. O(log epochs).
   */
  public double at(long end) {
    Map.Entry<Long, ExposureRate> rate = byEnd.floorEntry(end);
    return rate == null
        ? 1
        : rounded((rate.getValue().exposed() + 1.0) / (rate.getValue().seen() + ASSUMED));
  }

  private static double rounded(double rate) {
    double octaves = StrictMath.log(rate) / StrictMath.log(2);
    return Math.min(1, StrictMath.pow(2, StrictMath.ceil(octaves * STEPS) / STEPS));
  }

  /** The end of the epoch in which a change counts. */
  public static long end(Census change, Discovery discovery) {
    return new Epochs(discovery.epochMillis()).endOf(change.at());
  }

  /**
   * The rate as of the end of an epoch. O(epochs kept).
   *
   * @param changes by end of epoch, summed
   */
  public static ExposureRate rate(
      Iterable<Map.Entry<Long, Census>> changes, long end, long retentionMillis) {
    long from = (Math.floorDiv(end - 1, retentionMillis) - 1) * retentionMillis;
    long seen = 0;
    long exposed = 0;
    for (Map.Entry<Long, Census> each : changes) {
      if (each.getKey() <= end && each.getKey() > from) {
        seen += each.getValue().seen();
        exposed += each.getValue().exposed();
      }
    }
    return new ExposureRate(end, seen, exposed);
  }
}
