package tocsin.models.url;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.detect.IndicatorIndex;
import tocsin.core.detect.LinesTable;
import tocsin.core.detect.Names;
import tocsin.core.detect.Pseudonyms;
import tocsin.core.detect.Sieve;
import tocsin.core.detect.SieveCounts;
import tocsin.core.detect.Subjects;
import tocsin.core.fuse.Evidence;
import tocsin.core.model.CompiledModel;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.Visit;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.Via;

/**
 * What the engine holds against a host that one person asks for once, when no list names it: the
 * record goes through the sieve, warning lists included. Confined to one thread.
 */
final class OneAccess {
  private static final String PAGE = "/";
  private static final String PACKAGE = "/app.apk";

  private final Sieve sieve;
  private @Nullable Sighting last;

  /**
   * @param names of the pack, or the same with another lexical model
   */
  OneAccess(CompiledModel pack, Names names) {
    this.sieve =
        new Sieve(
            names,
            pack.suffixes(),
            pack.warnings(),
            IndicatorIndex.empty(),
            new Subjects(LinesTable.EMPTY, new Pseudonyms(new byte[32])),
            new SieveCounts());
  }

  /**
   * The evidence, or null where a warning list clears the host.
   *
   * @param download whether the person fetched an app package
   */
  @Nullable Evidence of(String host, boolean download) {
    last = null;
    sieve.sift(record(host, download ? PACKAGE : PAGE), new Last());
    Sighting sighting = last;
    return sighting == null
        ? null
        : new Evidence(sighting.signals(), sighting.spelling(), 0, Evidence.UNKNOWN_AGE, 1, 0);
  }

  private static AccessRecord record(String host, String path) {
    return new AccessRecord(
        0, "one", null, null, 80, Via.HTTP, host, path, "GET", null, null, null, null, null,
        List.of(), 0, 0, 0, null);
  }

  private final class Last implements Sieve.Out {
    @Override
    public void sighting(Sighting sighting) {
      last = sighting;
    }

    @Override
    public void context(Visit visit) {}
  }
}
