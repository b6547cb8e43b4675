package tocsin.core.evaluate.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How early. With truth: minutes from the first alert above blue to the first payment, over
 * everyone who paid. Without: by how much B's first alert above blue came before A's, over people
 * both alerted above blue.
 *
 * @param againstTruth which of the two
 * @param buckets counts by length, in a fixed order; without truth only {@code b} is filled
 * @param medianA minutes, over those warned in time; NaN when there are none
 * @param medianB the same for B; without truth the median head start of B over A
 */
public record LeadTimes(
    boolean againstTruth, List<Bucket> buckets, double medianA, double medianB) {

  /**
   * Cases of one length.
   *
   * @param name {@code never}, {@code late}, or the least minutes: {@code 0}, {@code 10} …; without
   *     truth the head start may be negative
   */
  public record Bucket(String name, int a, int b) {}

  private static final long[] LEADS = {0, 10, 30, 60, 180, 720, 1440, 4320};
  private static final long[] STARTS = {-1440, -180, -60, -10, 0, 1, 10, 60, 180, 1440};

  static LeadTimes againstTruth(Pairs pairs, Labels labels) {
    int[][] counts = new int[2][LEADS.length + 2];
    List<List<Long>> inTime = List.of(new ArrayList<>(), new ArrayList<>());
    for (Map.Entry<String, Label> entry : labels.reached().entrySet()) {
      if (entry.getValue().kind() == Label.Kind.PAID) {
        List<SortedMap<String, Standing>> sides = List.of(pairs.a(), pairs.b());
        for (int side = 0; side < 2; side++) {
          Long lead = Person.lead(sides.get(side).get(entry.getKey()), entry.getValue());
          counts[side][slot(lead)]++;
          if (lead != null && lead >= 0) {
            inTime.get(side).add(lead);
          }
        }
      }
    }
    List<Bucket> buckets = new ArrayList<>();
    for (int slot = 0; slot < LEADS.length + 2; slot++) {
      String name = slot == 0 ? "never" : slot == 1 ? "late" : Long.toString(LEADS[slot - 2]);
      buckets.add(new Bucket(name, counts[0][slot], counts[1][slot]));
    }
    return new LeadTimes(true, buckets, median(inTime.get(0)), median(inTime.get(1)));
  }

  private static int slot(@Nullable Long lead) {
    if (lead == null) {
      return 0;
    }
    return lead < 0 ? 1 : 2 + floor(LEADS, lead);
  }

  private static int floor(long[] bounds, long value) {
    int index = 0;
    while (index + 1 < bounds.length && value >= bounds[index + 1]) {
      index++;
    }
    return index;
  }

  static LeadTimes headStart(Pairs pairs) {
    int[] counts = new int[STARTS.length + 1];
    List<Long> starts = new ArrayList<>();
    for (String subject : pairs.subjects()) {
      Long a = aboveBlueAt(pairs.a().get(subject));
      Long b = aboveBlueAt(pairs.b().get(subject));
      if (a != null && b != null) {
        long minutes = (a - b) / 60_000;
        starts.add(minutes);
        counts[minutes < STARTS[0] ? 0 : 1 + floor(STARTS, minutes)]++;
      }
    }
    List<Bucket> buckets = new ArrayList<>();
    for (int slot = 0; slot <= STARTS.length; slot++) {
      String name = slot == 0 ? "behind" : Long.toString(STARTS[slot - 1]);
      buckets.add(new Bucket(name, 0, counts[slot]));
    }
    return new LeadTimes(false, buckets, Double.NaN, median(starts));
  }

  private static @Nullable Long aboveBlueAt(@Nullable Standing standing) {
    return standing == null ? null : standing.aboveBlueAt();
  }

  private static double median(List<Long> values) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    Collections.sort(values);
    return values.get(values.size() / 2);
  }
}
