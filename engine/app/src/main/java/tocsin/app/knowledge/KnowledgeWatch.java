package tocsin.app.knowledge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
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
  private Stamps stamps;
  private CompiledModel model;
  private Set<Long> known = new HashSet<>();

  KnowledgeWatch(FileKnowledge knowledge, Consumer<List<Control>> out) {
    this.knowledge = knowledge;
    this.out = out;
    this.model = KnowledgeLoader.model(Path.of(knowledge.pack()), Long.MIN_VALUE);
    try {
      Stamps before = Stamps.now(knowledge);
      Stamps first = Stamps.remembered(knowledge);
      stamps = first == null ? before : first;
      // A list that changed since the job's edition was read is news as a whole at the first look.
      if (stamps.indicators() == before.indicators()) {
        KnowledgeLoader.indicators(
            knowledge.indicators(), model, indicator -> known.add(identity(indicator)));
      }
    } catch (IOException e) {
      throw new KnowledgeException(List.of(String.valueOf(e.getMessage())));
    }
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
    Stamps before = stamps;
    Stamps after = Stamps.now(knowledge);
    if (after.pack() != before.pack()) {
      // A pack that cannot be used is told once; what else changed is found at the next look.
      stamps =
          new Stamps(
              after.pack(),
              before.indicators(),
              before.roster(),
              before.lines(),
              before.dispositions(),
              before.judgements());
      model = KnowledgeLoader.model(Path.of(knowledge.pack()), now);
      found.add(Control.pack(model.pack()));
    }
    if (after.indicators() != before.indicators()) {
      found.add(Control.edition(Control.Kind.INDICATORS, now, ref(after.indicators())));
      found.addAll(newListings(now));
    }
    if (after.roster() != before.roster()) {
      found.add(Control.edition(Control.Kind.ROSTER, now, ref(after.roster())));
    }
    if (after.lines() != before.lines()) {
      found.add(Control.edition(Control.Kind.LINES, now, ref(after.lines())));
    }
    if (after.dispositions() != before.dispositions()) {
      // All of them again: the ledger keeps a set, so what it knows already changes nothing.
      KnowledgeLoader.handlings(knowledge).forEach(each -> found.add(Control.handling(each)));
    }
    if (after.judgements() != before.judgements()) {
      KnowledgeLoader.judgements(knowledge).forEach(each -> found.add(Control.judgement(each)));
    }
    stamps = after;
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
            news.add(Control.listing(new Listing(site, indicator.knownFrom(now))));
          }
        });
    known = present;
    return news;
  }
}
