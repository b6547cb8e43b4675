package tocsin.app.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tocsin.adapters.file.InputFiles;
import tocsin.core.detect.Sites;
import tocsin.core.kernel.Hash64;
import tocsin.core.model.CompiledModel;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.Listing;
import tocsin.job.Control;

/**
 * Looks whether the files of a run's knowledge have changed, and says what that means. A change
 * that cannot be used leaves in force what was. Confined to one thread.
 */
final class KnowledgeWatch {
  private final FileKnowledge knowledge;
  private final Consumer<List<Control>> out;
  private long packStamp;
  private long indicatorStamp;
  private long rosterStamp;
  private long linesStamp;
  private CompiledModel model;
  private Set<Long> known;

  KnowledgeWatch(FileKnowledge knowledge, Consumer<List<Control>> out) {
    this.knowledge = knowledge;
    this.out = out;
    this.model = KnowledgeLoader.model(Path.of(knowledge.pack()), Long.MIN_VALUE);
    try {
      packStamp = stamp(List.of(knowledge.pack()));
      indicatorStamp = stamp(knowledge.indicators());
      rosterStamp = stamp(one(knowledge.roster()));
      linesStamp = stamp(one(knowledge.lines()));
      known = new HashSet<>();
      KnowledgeLoader.indicators(
          knowledge.indicators(), model, indicator -> known.add(identity(indicator)));
    } catch (IOException e) {
      throw new KnowledgeException(List.of(String.valueOf(e.getMessage())));
    }
  }

  private static List<String> one(String path) {
    return path.isEmpty() ? List.of() : List.of(path);
  }

  /** Names, sizes and times of files as a number. */
  private static long stamp(List<String> paths) throws IOException {
    long stamp = 1;
    for (String file : paths.isEmpty() ? List.<String>of() : InputFiles.expand(paths)) {
      Path path = Path.of(file);
      stamp = Hash64.combine(stamp, file);
      stamp = Hash64.combine(stamp, Files.size(path));
      stamp = Hash64.combine(stamp, Files.getLastModifiedTime(path).toMillis());
    }
    return stamp;
  }

  private static long identity(Indicator indicator) {
    long hash = Hash64.combine(indicator.kind().ordinal(), indicator.value());
    return Hash64.combine(Hash64.combine(hash, indicator.source()), indicator.confidence());
  }

  /**
   * Looks once.
   *
   * @param now wall clock, which in a live run is event time
   */
  void look(long now) throws IOException {
    List<Control> found = new ArrayList<>();
    long pack = stamp(List.of(knowledge.pack()));
    if (pack != packStamp) {
      packStamp = pack;
      model = KnowledgeLoader.model(Path.of(knowledge.pack()), now);
      found.add(Control.pack(model.pack()));
    }
    long indicators = stamp(knowledge.indicators());
    if (indicators != indicatorStamp) {
      indicatorStamp = indicators;
      found.add(Control.edition(Control.Kind.INDICATORS, now, ref(indicators)));
      found.addAll(newListings(now));
    }
    long roster = stamp(one(knowledge.roster()));
    if (roster != rosterStamp) {
      rosterStamp = roster;
      found.add(Control.edition(Control.Kind.ROSTER, now, ref(roster)));
    }
    long lines = stamp(one(knowledge.lines()));
    if (lines != linesStamp) {
      linesStamp = lines;
      found.add(Control.edition(Control.Kind.LINES, now, ref(lines)));
    }
    if (!found.isEmpty()) {
      out.accept(found);
    }
  }

  private static String ref(long stamp) {
    return Hash64.hex(stamp);
  }

  /** Indicators that were not there at the last look; they are known from now. */
  private List<Control> newListings(long now) throws IOException {
    Set<Long> present = new HashSet<>();
    List<Control> news = new ArrayList<>();
    KnowledgeLoader.indicators(
        knowledge.indicators(),
        model,
        indicator -> {
          long identity = identity(indicator);
          String site = Sites.of(indicator, model.suffixes(), model.warnings());
          if (present.add(identity) && !known.contains(identity) && site != null) {
            news.add(Control.listing(new Listing(site, knownFrom(indicator, now))));
          }
        });
    known = present;
    return news;
  }

  private static Indicator knownFrom(Indicator indicator, long now) {
    return new Indicator(
        indicator.kind(),
        indicator.value(),
        indicator.fraudType(),
        indicator.confidence(),
        indicator.source(),
        indicator.validFrom(),
        indicator.validUntil(),
        Math.max(now, indicator.knownFrom()));
  }
}
