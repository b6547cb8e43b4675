package tocsin.core.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.Hash64;
import tocsin.core.lexical.LexicalModel;
import tocsin.domain.pack.FusionRule;
import tocsin.domain.pack.FusionTerm;

/**
 * What the names of ordinary sites looked like in training.
 *
 * @param model {@link #model what} read them
 * @param sites how many
 * @param bins by measure, words of {@link NameMeasures#NAMES}
 */
public record DriftReference(String model, int sites, SortedMap<String, Bins> bins) {
  /**
   * What decides what a pack says of a name: its lexical model and, as eight hexadecimal digits,
   * its weights. A reference counts only for what took it.
   */
  public static String model(@Nullable LexicalModel spelling, FusionRule rule) {
    long hash = Hash64.of(new TreeMap<>(rule.caps()).toString());
    hash = Hash64.combine(hash, Double.doubleToLongBits(rule.baseRate()));
    for (FusionTerm term : rule.terms()) {
      hash = Hash64.combine(hash, term.term());
      hash = Hash64.combine(hash, Double.doubleToLongBits(term.weight()));
    }
    return (spelling == null ? "none" : spelling.name()) + "/" + Hash64.hex(hash).substring(0, 8);
  }

  /**
   * Takes the reference.
   *
   * @param sites registrable domains, each once; what lists vouch for is passed over
   * @throws IllegalArgumentException when none is left
   */
  public static DriftReference of(String model, List<String> sites, NameMeasures measures) {
    List<NameMeasures.Measured> all = new ArrayList<>();
    for (String site : sites) {
      NameMeasures.Measured measured = measures.of(site);
      if (measured != null) {
        all.add(measured);
      }
    }
    if (all.isEmpty()) {
      throw new IllegalArgumentException("no site is left to take a reference from");
    }
    SortedMap<String, Bins> bins = new TreeMap<>();
    for (int i = 0; i < NameMeasures.NAMES.size(); i++) {
      int which = i;
      bins.put(
          NameMeasures.NAMES.get(i),
          Bins.deciles(all.stream().mapToDouble(each -> each.values().get(which)).toArray()));
    }
    return new DriftReference(model, all.size(), bins);
  }
}
