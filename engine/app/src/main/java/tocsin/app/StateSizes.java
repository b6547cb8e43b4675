package tocsin.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataOutputSerializer;
import tocsin.core.discover.CensusMark;
import tocsin.core.discover.RememberedVisit;
import tocsin.core.discover.SeedState;
import tocsin.core.discover.SeedVisit;
import tocsin.core.discover.SiteState;
import tocsin.core.discover.TargetFacts;
import tocsin.core.discover.TieEntry;
import tocsin.core.discover.TieState;
import tocsin.domain.intel.Exposed;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.TieKind;

/**
 * What target ledgers keep, in bytes as checkpoints hold them: typical values through the
 * serializers of the job. In a heap backend objects take some three times as much.
 */
final class StateSizes {
  private static final String SUBJECT = "s9dfe9232152eb0e8";
  private static final String SITE = "nanwanprint8019.example";
  private static final long AT = 1_772_380_800_000L;
  private static final int KEY = 8;

  /** Sites that nobody vouches for, met by a person within a retention (City 1: 27 a week). */
  private static final int EDGES = 54;

  /** Sites for each person (City 1: 84,000 for 20,000 people). */
  private static final double SITES = 4.2;

  private StateSizes() {}

  private static <T> int bytes(Class<T> type, T value) {
    SerializerConfigImpl config = new SerializerConfigImpl();
    config.setGenericTypes(false);
    DataOutputSerializer out = new DataOutputSerializer(256);
    try {
      TypeInformation.of(type).createSerializer(config).serialize(value, out);
    } catch (IOException e) {
      throw new IllegalStateException("a value in memory could not be written", e);
    }
    return out.length();
  }

  /**
   * Lines for people.
   *
   * @param people whose traffic is seen
   */
  static List<String> of(int people) {
    long never = Long.MAX_VALUE;
    int visit =
        KEY
            + bytes(
                RememberedVisit.class,
                new RememberedVisit(SUBJECT, SITE, TargetKind.HOST, AT, 1, 1, -1, 0));
    int seed =
        KEY
            + bytes(
                SeedVisit.class,
                new SeedVisit(SUBJECT, TieKind.PERSON, SITE, AT, never, "unknown", false));
    int tie = KEY + bytes(TieEntry.class, new TieEntry(SITE, AT, never, "", 0));
    TargetFacts facts =
        new TargetFacts(
            SITE, TargetKind.HOST, AT, 1, 0, never, never, never, never, "unknown", List.of());
    SiteState page =
        new SiteState(
            SITE, AT, AT, 3, 0, never, List.of(facts), List.of(), List.of(), 0, 0, List.of());
    int site =
        bytes(SiteState.class, page)
            + bytes(SeedState.class, new SeedState(SITE, AT, 3, 2, never, never, List.of()));
    int person =
        bytes(
            TieState.class,
            new TieState(EDGES, never, List.of(), List.of(new CensusMark(1, AT, never))));
    int exposed =
        KEY
            + bytes(
                Exposed.class,
                new Exposed(SITE, SUBJECT, TieKind.PERSON, AT, never, SITE, AT, "F01", AT, AT));
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "state of targets, bytes: %d a person, %d a site, %d a visit remembered, %d + %d a pair of"
                + " person and site, %d where one exposes the other",
            person,
            site,
            visit,
            seed,
            tie,
            exposed));
    double all = people * (person + SITES * site + (double) EDGES * (visit + seed + tie));
    lines.add(
        String.format(
            Locale.ROOT,
            "state of targets for %,d people, %d unlisted sites each: %.1f GiB",
            people,
            EDGES,
            all / (1 << 30)));
    return lines;
  }
}
