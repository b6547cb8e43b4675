package tocsin.models.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the traffic of a slice and what the network does to it on the way: up to three seconds of
 * disorder, records lost, doubled, and held back by a sensor that was cut off (shares are
 * assumptions). Depends on the seed and the slice's number alone. Safe for threads.
 */
final class SliceMaker {
  static final double LOST = 0.004;
  static final double DOUBLED = 0.004;
  static final double LATE = 0.003;
  private static final int DISORDER_MILLIS = 3000;
  private static final Shape LATE_MINUTES = new Shape(12, 0.9);

  private final CityPlan plan;
  private final BenignWorld benign;
  private final CuriousWorld curious;
  private final NativeRecords records;
  private final long length;

  SliceMaker(
      CityPlan plan, Population people, BenignWorld benign, CuriousWorld curious, long length) {
    this.plan = plan;
    this.benign = benign;
    this.curious = curious;
    this.records = new NativeRecords(people);
    this.length = length;
  }

  /** A slice of about 200,000 records at most, so that memory does not grow with the city. */
  static long lengthFor(CityPlan plan) {
    long length = 600_000;
    while (length > 75_000
        && (double) plan.people() * plan.recordsPerPersonDay() * length / CityPlan.DAY > 200_000) {
      length /= 2;
    }
    return length;
  }

  /**
   * One slice.
   *
   * @param planned accesses of courses through campaigns
   */
  Slice make(long number, List<Event> planned) {
    long from = plan.startAt() + number * length;
    List<Event> events = new ArrayList<>();
    boolean flash = benign.flashes(from);
    for (int person = 0; person < plan.people(); person++) {
      Chance chance = new Chance(plan.seed(), 9, person, number);
      double expected = benign.expected(person, from, length);
      for (int i = chance.poisson(expected); i > 0; i--) {
        events.add(benign.event(person, from + (long) (chance.unit() * length), chance));
      }
      if (flash && chance.happens(0.01 * length / 600_000.0)) {
        long at = from + (long) (chance.unit() * length);
        events.add(benign.flash(person, at, plan.day(from) / 2, chance));
      }
      curious.add(person, from, length, chance, events);
    }
    events.addAll(planned);
    return deliver(number, from, events);
  }

  private Slice deliver(long number, long from, List<Event> events) {
    Chance chance = new Chance(plan.seed(), 15, number, 0);
    long[] order = new long[events.size()];
    for (int i = 0; i < order.length; i++) {
      long wait = events.get(i).at() - from + chance.below(DISORDER_MILLIS);
      order[i] = wait << 32 | i;
    }
    Arrays.sort(order);
    Bytes out = new Bytes(1 << 20);
    List<Slice.Late> late = new ArrayList<>();
    long written = 0;
    long lost = 0;
    long doubled = 0;
    for (long each : order) {
      double fate = chance.unit();
      if (fate < LOST) {
        lost++;
        continue;
      }
      Event event = events.get((int) each);
      int start = out.size();
      records.write(event, out);
      if (out.size() == start) {
        continue;
      }
      written++;
      if (fate < LOST + DOUBLED) {
        out.add(out, start);
        doubled++;
        written++;
      } else if (fate < LOST + DOUBLED + LATE) {
        long minutes = (long) LATE_MINUTES.draw(chance);
        long due = (event.at() - plan.startAt() + minutes * 60_000) / length;
        late.add(new Slice.Late(Math.max(number + 1, due), out.copy(start)));
        out.cut(start);
      }
    }
    return new Slice(plan.day(from), plan.hour(from), out, late, events, written, lost, doubled);
  }
}
