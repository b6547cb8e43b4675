package tocsin.models.url;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * A share of URLs, with a 95 % interval over redrawn registrable domains.
 *
 * @param low and {@code high} equal {@code share} when all or none meet the condition
 */
record Rates(int count, double share, double low, double high) {

  static Rates of(List<Url> urls, Predicate<Url> is, int resamples, long seed) {
    Map<String, int[]> sites = new HashMap<>();
    int met = 0;
    for (Url url : urls) {
      int[] counts = sites.computeIfAbsent(url.site(), key -> new int[2]);
      counts[0]++;
      if (is.test(url)) {
        counts[1]++;
        met++;
      }
    }
    List<int[]> drawn =
        sites.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(Map.Entry::getValue)
            .toList();
    double[] shares = new double[resamples];
    SplittableRandom random = new SplittableRandom(seed);
    for (int r = 0; r < resamples; r++) {
      double all = 0;
      double some = 0;
      for (int i = 0; i < drawn.size(); i++) {
        int[] counts = drawn.get(random.nextInt(drawn.size()));
        all += counts[0];
        some += counts[1];
      }
      shares[r] = all == 0 ? 0 : some / all;
    }
    Arrays.sort(shares);
    int last = resamples - 1;
    return new Rates(
        urls.size(),
        urls.isEmpty() ? 0 : (double) met / urls.size(),
        shares[(int) Math.floor(0.025 * last)],
        shares[(int) Math.ceil(0.975 * last)]);
  }

  /** Per 100,000, with the interval. */
  String per100k() {
    return Math.round(share * 1e5)
        + " ("
        + Math.round(low * 1e5)
        + "–"
        + Math.round(high * 1e5)
        + ")";
  }

  String percent() {
    return Report.number(share * 100, 1)
        + " ("
        + Report.number(low * 100, 1)
        + "–"
        + Report.number(high * 100, 1)
        + ")";
  }
}
